import { effectsThatAlter } from '../../../events/register/alterations.js';
import { reportClashes, type Uniqueness } from './clashes.js';
import type { OrganizationRule } from './rule.js';

/** No two live organizations share a name under one parent, where the register minds. */
export const homonyms: OrganizationRule = (touch, world, report) => {
  const asked = world.state.opened?.homonyms ?? 'warn';
  if (asked !== 'allow') reportClashes(uniqueNames[asked], touch, world, report);
};

const names: Omit<Uniqueness, 'severity'> = {
  code: 'homonym',
  effects: effectsThatAlter('name', 'parentId'),
  marksOf: ({ name, parentId }) => [
    { key: `${parentId ?? ''}\n${name}`, params: { name, ...(parentId !== null && { parentId }) } },
  ],
  rivals: ({ params: { name, parentId } }, timeline) => {
    const named = timeline.everNamed(name!);
    const siblings = parentId === undefined ? named : timeline.everUnder(parentId);
    return named.size < siblings.size ? named : siblings;
  },
};

const uniqueNames = {
  warn: { ...names, severity: 'warning' },
  refuse: { ...names, severity: 'error' },
} as const satisfies Record<string, Uniqueness>;
