import type { Ledger } from '../../src/modules/ledger/ledger.js';
import type { Check } from './check-log.js';
import type { LogEntry } from './log-entry.js';

/** Reads each stream by itself: it holds what the log holds of it. */
export async function checkStreams(ledger: Ledger, log: readonly LogEntry[]): Promise<Check> {
  const streams = new Map<string, LogEntry[]>();
  for (const event of log) {
    const own = streams.get(event.stream);
    if (own) own.push(event);
    else streams.set(event.stream, [event]);
  }
  const violations: string[] = [];
  for (const [stream, events] of streams) {
    let next = 0;
    for await (const { id, revision, position } of ledger.read(stream)) {
      const other = events[next++];
      if (other?.id === id && other.revision === revision && other.position === position) continue;
      violations.push(`${stream}, revision ${revision}: ${id} at ${position} is not what the log has there`);
      break;
    }
    if (next < events.length) violations.push(`${stream} ends after ${next} of ${events.length} events`);
  }
  return { checked: `${streams.size} streams, read one by one, are those of the log`, violations };
}
