import { effectsThatAlter } from '../../../events/register/alterations.js';
import { reportClashes, type Uniqueness } from './clashes.js';
import type { OrganizationRule } from './rule.js';

/** No two live organizations share a code of one scheme. */
export const codes: OrganizationRule = (touch, world, report) =>
  reportClashes(uniqueCodes, touch, world, report);

const uniqueCodes: Uniqueness = {
  code: 'code-taken',
  severity: 'error',
  effects: effectsThatAlter('codes'),
  marksOf: (state) =>
    Object.entries(state.codes).map(([scheme, value]) => ({
      key: `${scheme}\n${value}`,
      params: { scheme, value },
    })),
  rivals: ({ params }, timeline) => timeline.everCoded(params['scheme']!, params['value']!),
};
