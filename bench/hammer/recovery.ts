import type { Acknowledgement } from './acknowledgements.js';

/** A disturbance, from its beginning until every writer had decisions acknowledged that were sent after its end. */
export interface Disturbed {
  readonly what: string;
  readonly from: number;
  readonly until: number;
}

/** The longest time within a disturbance for which a writer had no acknowledgement: that of the writer hit hardest. */
export function silence(
  { from, until }: Disturbed,
  acknowledged: ReadonlyMap<number, readonly Acknowledgement[]>,
): number {
  const longest = [...acknowledged.values()].map((own) => {
    const times = own.map(({ at }) => at).toSorted((a, b) => a - b);
    const gaps = times.slice(1).map((at, i) => [times[i]!, at] as const);
    const within = gaps.filter(([before, after]) => after > from && before < until);
    return Math.max(0, ...within.map(([before, after]) => after - before));
  });
  return Math.max(0, ...longest);
}
