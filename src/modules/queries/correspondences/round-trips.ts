import type { Edge } from './succession.js';

/**
 * Leaves out both halves of every round trip: an organization ends and lives on in another, and lives again out of
 * the same one, or out of one that this one lives on in. In between it was away; on either side it is itself, and
 * what it took along it brought back.
 */
export function withoutRoundTrips(edges: readonly Edge[]): Edge[] {
  const trips = new Set<Edge>();
  for (const home of edges) {
    if (!home.revives) continue;
    for (const out of departures(edges, home)) {
      if (!leads(edges, out, home)) continue;
      trips.add(out);
      trips.add(home);
    }
  }
  return edges.filter((edge) => !trips.has(edge));
}

/** By what the organization that comes home had left: its last end before. */
function departures(edges: readonly Edge[], home: Edge): Edge[] {
  const ends = edges.filter(
    ({ ends: ended, predecessorId, rank }) =>
      ended === true && predecessorId === home.successorId && rank < home.rank,
  );
  const last = Math.max(...ends.map(({ rank }) => rank));
  return ends.filter(({ rank }) => rank === last);
}

/** True when what went out by one succession is where the other one comes home from. */
function leads(edges: readonly Edge[], out: Edge, home: Edge): boolean {
  const reached = new Map([[out.successorId, out.rank]]);
  for (const [at, since] of reached) {
    if (at === home.predecessorId) return true;
    for (const { predecessorId, successorId, rank } of edges) {
      if (predecessorId !== at || rank <= since || rank >= home.rank) continue;
      if (rank < (reached.get(successorId) ?? Infinity)) {
        reached.delete(successorId);
        reached.set(successorId, rank);
      }
    }
  }
  return false;
}
