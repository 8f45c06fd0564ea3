import { isEvent } from '../../src/events/types/event-catalogue.js';
import { decisionIssued } from '../../src/events/types/decision-issued.js';
import type { RecordedEvent } from '../../src/events/definition/envelope.js';
import { wholeLog } from '../../src/modules/ledger/copy/whole-log.js';
import type { Ledger } from '../../src/modules/ledger/ledger.js';

/** What is checked of an event; a long run has a million of them. */
export interface LogEntry {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly id: string;
  readonly register: string;
  readonly decisionId: string;
  readonly index: number;
  /** Of the event that begins a decision. */
  readonly issued?: {
    /** How many events the decision has in all. */
    readonly events: number;
    readonly fingerprint: string;
  };
}

export function logEntry(event: RecordedEvent): LogEntry {
  const { stream, revision, position, id } = event;
  const { register, decisionId, index } = event.metadata;
  const issued = isEvent(event, decisionIssued) && {
    events: 1 + event.data.changes,
    fingerprint: event.data.fingerprint,
  };
  return { stream, revision, position, id, register, decisionId, index, ...(issued && { issued }) };
}

/** The whole log of a ledger that nobody writes to any more. */
export async function readLog(ledger: Ledger): Promise<LogEntry[]> {
  const log: LogEntry[] = [];
  for await (const event of wholeLog(ledger)) log.push(logEntry(event));
  return log;
}
