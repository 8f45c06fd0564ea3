import type { RecordedEvent } from '../../../events/definition/envelope.js';
import type { Ledger } from '../ledger.js';

/**
 * The log as far as it goes now, behind a position (from the beginning when absent), in commit order.
 * @throws LedgerUnavailable when the store can't be reached in the beginning; later it is waited for
 */
export async function* wholeLog(
  ledger: Ledger,
  after?: string,
): AsyncGenerator<RecordedEvent, void, undefined> {
  await ledger.head();
  const end = new AbortController();
  yield* ledger.subscribe({ after, signal: end.signal, onCaughtUp: () => end.abort() });
}
