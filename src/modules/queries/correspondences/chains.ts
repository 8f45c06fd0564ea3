import type { EffectName } from '../../../events/vocabulary/effect.js';
import { comparePlaces } from '../../../events/register/history.js';
import type { DiffChange } from '../diff/diff.documents.js';
import type { LineageBetween } from './lineages.js';

/** A correspondence by its ids; null for what is missing. */
export interface Pair {
  readonly fromId: string | null;
  readonly toId: string | null;
}

/** Every organization whose changes may be behind correspondences. */
export function involved(pairs: readonly Pair[], { graph }: LineageBetween): string[] {
  const ids = pairs.flatMap(({ fromId, toId }) => {
    if (fromId === null) return graph.before(toId!).ids;
    return fromId === toId ? [fromId] : graph.behind(fromId).ids;
  });
  return [...new Set(ids)];
}

/**
 * The changes behind a correspondence, in valid order. Of one and the same organization: all that touched it. Of two:
 * all on the ways from the one to the other. Of one that ended: all on the ways that lead nowhere, and what closed
 * those on them; likewise of a new one.
 * @param touching the changes that touched each of the `involved`
 */
export function chainOf(
  { fromId, toId }: Pair,
  { graph, counted }: LineageBetween,
  touching: ReadonlyMap<string, readonly DiffChange[]>,
): DiffChange[] {
  const of = (ids: readonly string[]) => ids.flatMap((id) => touching.get(id) ?? []);
  const turning = (ids: readonly string[], effect: EffectName) =>
    of(ids)
      .filter(({ effects }) => effects.includes(effect))
      .map(({ revision }) => revision);
  if (fromId !== null && fromId === toId) return [...of([fromId])];
  if (fromId !== null && toId !== null) {
    const link = counted.links.find((candidate) => candidate.fromId === fromId && candidate.toId === toId);
    return pick(of(graph.behind(fromId).ids), link!.revisions);
  }
  const { ids, revisions } = fromId === null ? graph.before(toId!) : graph.behind(fromId);
  const turns = turning(ids, fromId === null ? 'opened' : 'closed');
  return pick(of(ids), [...revisions, ...turns]);
}

/** Those of some revisions, each once, in valid order. */
function pick(changes: readonly DiffChange[], revisions: readonly number[]): DiffChange[] {
  const wanted = new Set(revisions);
  const found = new Map(changes.map((change) => [change.revision, change]));
  return [...found.values()].filter(({ revision }) => wanted.has(revision)).sort(comparePlaces);
}
