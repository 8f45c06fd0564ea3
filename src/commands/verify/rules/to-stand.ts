import { effectsThatAlter } from '../../../events/register/alterations.js';
import type { EffectName } from '../../../events/vocabulary/effect.js';
import type { OwnChanges } from '../own-changes.js';
import type { World } from '../world.js';
import { stricter } from './legality.js';

/** What may make the place of a child illegal, done to it or to its parent. */
export const childEffects = effectsThatAlter('parentId', 'kind');
export const parentEffects = effectsThatAlter('life', 'kind', 'authorities');

/**
 * Everyone whose place in the hierarchy may have become illegal.
 * @returns organization → the date from which on that is to be judged
 */
export function toStand(world: World, own: OwnChanges): ReadonlyMap<string, string> {
  const { timeline } = world.state;
  const from = new Map<string, string>();
  const judge = (id: string, since: string) => {
    const earlier = from.get(id);
    if (earlier === undefined || since < earlier) from.set(id, since);
  };
  for (const { organizationId, since, effects } of own.touched.values()) {
    const any = (names: readonly EffectName[]) => names.some((name) => effects.has(name));
    if (any(childEffects)) judge(organizationId, since);
    if (any(parentEffects)) {
      for (const child of [...timeline.everUnder(organizationId)].sort()) judge(child, since);
    }
  }
  const defined = own.definitions[0]?.ref.effectiveOn;
  if (defined !== undefined) {
    for (const id of timeline.everOfKinds(tightened(world, own))) judge(id, defined);
  }
  return from;
}

/** Kinds whose organizations may stand where they no longer may, on some date from the first definition on. */
function tightened(world: World, own: OwnChanges): Set<string> {
  return new Set(
    datesOfDefinitions(world, own).flatMap((on) =>
      stricter(world.classificationBefore(on), world.state.classificationOn(on)),
    ),
  );
}

/** The dates on which the classification may be another one by the decision: each on which a version begins. */
export function datesOfDefinitions({ state }: World, own: OwnChanges): string[] {
  const since = own.definitions[0]?.ref.effectiveOn;
  if (since === undefined) return [];
  const begins = [
    ...state.classifications.map(({ from }) => from),
    ...own.definitions.map(({ ref }) => ref.effectiveOn),
  ];
  return [...new Set([since, ...begins.filter((date) => date > since)])];
}
