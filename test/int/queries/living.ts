import type { OrganizationState } from '../../../src/events/register/history.js';
import { RegisterState } from '../../../src/events/register/register-state.js';
import { searchText } from '../../../src/projections/rows/search-text.js';

/** Every organization that lives on a date, by a fold of the events. */
export function living(state: RegisterState, on: string): Map<string, OrganizationState> {
  const found = new Map<string, OrganizationState>();
  for (const id of [...state.timeline.ids()].sort()) {
    const one = state.timeline.stateOn(id, on);
    if (one) found.set(id, one);
  }
  return found;
}

/** What stands under an organization among these, with how many steps below it. */
export function under(members: ReadonlyMap<string, OrganizationState>, top: string): Map<string, number> {
  const depths = new Map<string, number>();
  for (const id of members.keys()) {
    let depth = 0;
    for (let at: string | null = id; at !== null && at !== top; at = members.get(at)!.parentId) depth++;
    let root: string | null = id;
    while (root !== null && root !== top) root = members.get(root)!.parentId;
    if (root === top && id !== top) depths.set(id, depth);
  }
  return depths;
}

/** An organization in a hierarchy, as it is answered. */
export interface Node {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly childCount: number;
  readonly hasMore: boolean;
  readonly children: readonly Node[];
}

export function flat(nodes: readonly Node[], parentId: string | null): unknown[] {
  return nodes.flatMap(({ id, name, kind, children }) => [
    { id, name, kind, parentId },
    ...flat(children, id),
  ]);
}

export function names({ name, otherNames }: OrganizationState): string {
  return searchText(name, ...Object.values(otherNames));
}

export function tally(keys: readonly object[]): object[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(JSON.stringify(key), (counts.get(JSON.stringify(key)) ?? 0) + 1);
  return [...counts].map(([key, count]) => ({ ...(JSON.parse(key) as object), count }));
}

export function sorted(items: readonly object[]): string[] {
  return items.map((item) => JSON.stringify(item)).sort();
}

export function byId(a: unknown, b: unknown): number {
  return (a as { id: string }).id < (b as { id: string }).id ? -1 : 1;
}
