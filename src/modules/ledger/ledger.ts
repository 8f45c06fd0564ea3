import type { NewEvent, RecordedEvent } from '../../events/envelope.js';

/** The revision of a stream that holds no event yet. */
export const NO_STREAM = -1;

/**
 * How an append ended.
 * - `recorded`: all events are durable; `revision` is that of the last one, `positions` are theirs in order.
 * - `refused`: somebody else wrote first and nothing was stored; `revision` is where the stream really is.
 * - `unknown`: the answer was lost. Nothing may be concluded until the events have been looked for by id.
 */
export type AppendOutcome =
  | { readonly outcome: 'recorded'; readonly revision: number; readonly positions: readonly string[] }
  | { readonly outcome: 'refused'; readonly revision: number }
  | { readonly outcome: 'unknown'; readonly cause: Error };

/** Thrown when the store can't be reached: nothing was stored, or read, by the call. */
export class LedgerUnavailable extends Error {
  override readonly name = 'LedgerUnavailable';
}

export interface SubscribeOptions {
  /** Events after this position; from the beginning of the log when absent. */
  readonly after?: string | undefined;
  /** Ends the iteration, without an error. */
  readonly signal: AbortSignal;
  /** Called each time everything that was in the log has been handed over, before waiting for more. */
  readonly onCaughtUp?: (() => void) | undefined;
}

/** An append-only log of events in streams. Every implementation passes `test/support/ledger-contract.ts`. */
export abstract class Ledger {
  /**
   * Stores all events behind `expectedRevision` (`NO_STREAM` for a new stream), or none.
   * `events` is not empty.
   * @throws LedgerUnavailable when nothing was sent; any other error when the store refused the events themselves
   */
  abstract append(
    stream: string,
    expectedRevision: number,
    events: readonly NewEvent[],
  ): Promise<AppendOutcome>;

  /**
   * The events of a stream in order, from revision `from` (default 0). An unknown stream is empty.
   * @throws LedgerUnavailable
   */
  abstract read(stream: string, from?: number): AsyncIterable<RecordedEvent>;

  /** All events of the log in commit order, and then those to come. Nothing is skipped, doubled or reordered. */
  abstract subscribe(options: SubscribeOptions): AsyncIterable<RecordedEvent>;

  /** The position of the last event in the log; undefined when it is empty. @throws LedgerUnavailable */
  abstract head(): Promise<string | undefined>;

  /** Negative, zero or positive: `a` lies before, at or after `b`. */
  abstract comparePositions(a: string, b: string): number;

  /** Roughly how many events lie behind `after` (all of them when absent), for progress and lag. @throws LedgerUnavailable */
  abstract countAfter(after: string | undefined): Promise<number>;
}
