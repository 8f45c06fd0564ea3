import { comparePlaces, type Place } from '../../../events/register/history.js';

/** One organization lives on in another, from a place on the valid axis on. */
export interface Succession extends Place {
  readonly predecessorId: string;
  readonly successorId: string;
  /** True when the predecessor ends by it. */
  readonly ends?: boolean;
  /** True when the successor, which had ended, lives again by it. */
  readonly revives?: boolean;
}

/** A succession with the rank of its change in valid order. */
export interface Edge extends Succession {
  readonly rank: number;
}

/** Successions in valid order; those of one change have one rank. */
export function ranked(successions: readonly Succession[]): Edge[] {
  let rank = -1;
  let last: Succession | undefined;
  return successions.toSorted(comparePlaces).map((succession) => {
    if (!last || comparePlaces(last, succession) !== 0) rank++;
    last = succession;
    return { ...succession, rank };
  });
}
