import { setTimeout as sleep } from 'node:timers/promises';
import type { NewEvent, RecordedEvent } from '../../events/definition/envelope.js';
import { LedgerUnavailable, type AppendOutcome, type Ledger } from './ledger.js';

/**
 * Appends, and settles a lost answer by asking the store again for the same events at the same place: whichever
 * attempt was first, the events are there once.
 * @param settleForMs how long a lost answer is asked for; the outcome stays unknown after that
 * @throws everything that `Ledger.append` does
 */
export async function appendSettled(
  ledger: Ledger,
  stream: string,
  expected: number,
  events: readonly NewEvent[],
  settleForMs: number,
): Promise<AppendOutcome> {
  const first = await ledger.append(stream, expected, events);
  if (first.outcome !== 'unknown') return first;
  const deadline = Date.now() + settleForMs;
  let cause = first.cause;
  for (let pause = 50; Date.now() < deadline; pause = Math.min(2 * pause, 2000)) {
    await sleep(pause);
    try {
      const found = await readBack(ledger, stream, expected, events);
      if (found) return found;
      const again = await ledger.append(stream, expected, events);
      if (again.outcome === 'recorded') return again;
      if (again.outcome === 'refused') {
        const there = await readBack(ledger, stream, expected, events);
        if (there) return there;
        if (again.revision <= expected) return again;
        cause = new Error(
          `The stream is at revision ${again.revision}, and what is there can not be read yet.`,
        );
      } else cause = again.cause;
    } catch (error) {
      if (!(error instanceof LedgerUnavailable)) throw error;
      cause = error;
    }
  }
  return { outcome: 'unknown', cause };
}

/**
 * What stands behind `expected`: our events, somebody else's, or nothing that can be said for sure (undefined). A server that
 * has just started may show a part of an append for a moment: that is not reported.
 */
export async function readBack(
  ledger: Ledger,
  stream: string,
  expected: number,
  events: readonly NewEvent[],
): Promise<Exclude<AppendOutcome, { outcome: 'unknown' }> | undefined> {
  const found: RecordedEvent[] = [];
  for await (const event of ledger.read(stream, expected + 1)) {
    if (found.length === 0 && event.id !== events[0]!.id) {
      return { outcome: 'refused', revision: event.revision };
    }
    found.push(event);
    if (found.length === events.length) break;
  }
  if (found.length < events.length) return undefined;
  const { revision, position } = found.at(-1)!;
  return { outcome: 'recorded', revision, position, positions: found.map((event) => event.position) };
}
