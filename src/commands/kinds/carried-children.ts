import type { MovedChild } from '../../events/types/change-data.js';

/** Children that the decision sends somewhere, and those that go along: the latter are worked out, and may be others one day. */
export function partedBy(named: number, moved: readonly MovedChild[]) {
  const carried = moved.slice(named);
  return { children: moved.slice(0, named), ...(carried.length > 0 && { carried }) };
}
