import type { EffectName } from '../vocabulary/effect.js';
import { stateFields, type StateField } from './history.js';

/** What an effect may alter of its organization: whether it lives, or a field of its state. */
export type Alterable = 'life' | StateField;

/**
 * All effects, each with what it may alter. A rule says what it depends on (a code, the parent, …) and finds the
 * effects here; documents find the names of all.
 */
export const alterations: Readonly<Record<EffectName, readonly Alterable[]>> = {
  opened: ['life', ...stateFields],
  closed: ['life'],
  renamed: ['name', 'otherNames'],
  moved: ['parentId'],
  reclassified: ['kind'],
  coded: ['codes'],
  authorized: ['authorities'],
  assigned: ['functions'],
  succeeded: [],
};

export const effectNames = Object.keys(alterations) as readonly EffectName[];

/** The effects that may alter any of these; an opening alters all. */
export function effectsThatAlter(...any: readonly Alterable[]): readonly EffectName[] {
  return effectNames.filter((name) => alterations[name].some((altered) => any.includes(altered)));
}
