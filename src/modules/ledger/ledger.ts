import { message, type Message } from '../../events/messages/message.js';
import { ExplainedError } from '../errors/explained-error.js';
import type { NewEvent, RecordedEvent } from '../../events/definition/envelope.js';

/** The revision of a stream that holds no event yet. */
export const NO_STREAM = -1;

/**
 * How an append ended.
 * - `recorded`: all events are durable; `revision` and `position` are those of the last one, `positions` are theirs
 *   in order, where the store reports them all.
 * - `refused`: somebody else wrote first and nothing was stored; `revision` is where the stream really is.
 * - `unknown`: the answer was lost. Nothing may be concluded until the events have been looked for by id.
 */
export type AppendOutcome =
  | {
      readonly outcome: 'recorded';
      readonly revision: number;
      readonly position: string;
      readonly positions?: readonly string[];
    }
  | { readonly outcome: 'refused'; readonly revision: number }
  | { readonly outcome: 'unknown'; readonly cause: Error };

/** Thrown when the store can't be reached: nothing was stored, or read, by the call. */
export class LedgerUnavailable extends ExplainedError {
  override readonly name = 'LedgerUnavailable';
}

/** Thrown when a stream is no longer what was appended to it, or may cease to be: nothing is decided on top of it. */
export class StreamUnfit extends ExplainedError {
  override readonly name = 'StreamUnfit';
  constructor(
    readonly stream: string,
    /** What is wrong, and what an operator can do; a part of a sentence. */
    readonly reason: Message,
  ) {
    super(message('store.stream-unfit', { stream, reason }));
  }
}

/** Thrown when the store takes less in one append than these events: none was stored. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';
  constructor(readonly limit: number) {
    super(`The store takes ${limit} bytes in one append at most.`);
  }
}

/** How much one append may hold. */
export interface AppendLimit {
  readonly bytes: number;
  /** What an event counts for. */
  sizeOf(event: NewEvent): number;
  /** What to raise, and where. */
  readonly setting: string;
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
  /** Where it is, without secrets. */
  abstract readonly description: string;

  /** What one append may hold; undefined where the store sets no limit. */
  readonly appendLimit: AppendLimit | undefined = undefined;

  /**
   * Stores all events behind `expectedRevision` (`NO_STREAM` for a new stream), or none.
   * `events` is not empty, and none of them is in the stream: whether the store would notice differs. The same events
   * at the same place again are `refused` or, by a store that knows them, `recorded`; they are there once.
   * @throws LedgerUnavailable when nothing was sent; StreamUnfit; AppendTooLarge; any other error when the store
   *   refused the events themselves
   */
  abstract append(
    stream: string,
    expectedRevision: number,
    events: readonly NewEvent[],
  ): Promise<AppendOutcome>;

  /**
   * The events of a stream in order, from revision `from` (default 0). An unknown stream is empty.
   * @throws LedgerUnavailable, StreamUnfit
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

  /** Those of `streams` that accept no decision, and why. @throws LedgerUnavailable */
  unfit(_streams: readonly string[]): Promise<readonly StreamUnfit[]> {
    return Promise.resolve([]);
  }

  /** Ends its connections. What is under way is waited for by others, before. */
  close(): Promise<void> {
    return Promise.resolve();
  }
}
