import type { RecordedEvent } from '../../../events/definition/envelope.js';
import type { Ledger } from '../ledger.js';
import { canonicalEvent, partsThatDiffer } from './canonical-event.js';
import { LogDigest, type LogSummary } from './log-digest.js';
import { wholeLog } from './whole-log.js';

/** Where an event stands. */
export interface EventPlace {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
}

/** The first place at which two logs are not the same. */
export interface Difference {
  /** Its number in the log, from 1. */
  readonly number: number;
  /** Undefined where the log has ended. */
  readonly from: EventPlace | undefined;
  readonly to: EventPlace | undefined;
  /** What is not the same, where both logs have an event. */
  readonly parts: readonly string[];
}

export interface Comparison {
  readonly equal: boolean;
  readonly from: LogSummary;
  readonly to: LogSummary;
  readonly difference: Difference | undefined;
}

export interface CompareOptions {
  /** Called after each event with how many were compared. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/**
 * Reads two logs side by side, as far as they go now: equal when they hold the same events in the same order.
 * Positions are each store's own, and don't count.
 * @throws LedgerUnavailable, StreamUnfit
 */
export async function compareLedgers(
  from: Ledger,
  to: Ledger,
  { onProgress }: CompareOptions = {},
): Promise<Comparison> {
  const digests = [new LogDigest(), new LogDigest()] as const;
  let difference: Difference | undefined;
  let number = 0;
  for await (const [a, b] of sideBySide(wholeLog(from), wholeLog(to))) {
    number++;
    const canonical = [a, b].map((event) => event && canonicalEvent(event));
    if (a) digests[0].add(a, canonical[0]!);
    if (b) digests[1].add(b, canonical[1]!);
    if (canonical[0] !== canonical[1]) difference ??= differenceAt(number, a, b);
    onProgress?.(number);
  }
  const [ofFrom, ofTo] = digests.map((digest) => digest.summary());
  return { equal: difference === undefined, from: ofFrom!, to: ofTo!, difference };
}

export function differenceAt(
  number: number,
  from: RecordedEvent | undefined,
  to: RecordedEvent | undefined,
): Difference {
  const parts = from && to ? partsThatDiffer(from, to) : [];
  return { number, from: from && placeOf(from), to: to && placeOf(to), parts };
}

function placeOf({ position, stream, revision, id, type }: RecordedEvent): EventPlace {
  return { position, stream, revision, id, type };
}

/** The first of both, the second of both, …; undefined for the one that has ended. */
export async function* sideBySide<T>(
  a: AsyncGenerator<T, void>,
  b: AsyncGenerator<T, void>,
): AsyncGenerator<[T | undefined, T | undefined]> {
  try {
    for (;;) {
      const [first, second] = await Promise.all([a.next(), b.next()]);
      if (first.done && second.done) return;
      yield [first.value ?? undefined, second.value ?? undefined];
    }
  } finally {
    await Promise.all([a.return(), b.return()]);
  }
}
