import type { EventMetadata, NewEvent } from '../../../events/envelope.js';

/** What deciding needs of an event. */
export interface CachedEvent extends Pick<NewEvent, 'type' | 'data'> {
  readonly metadata: Pick<
    EventMetadata,
    | 'schemaVersion'
    | 'decisionId'
    | 'index'
    | 'effectiveOn'
    | 'effectiveSequence'
    | 'effectivePrecision'
    | 'recordedAt'
  >;
}

/** An event as a list: type, schema version, data, decision, index, date, sequence, precision, moment. */
export type EventFields = readonly [
  string,
  number,
  unknown,
  string,
  number,
  string,
  number,
  CachedEvent['metadata']['effectivePrecision'] | null,
  string,
];

/** All that is kept of an event, in the order of `EventFields`. */
export function fieldsOf({ type, data, metadata }: CachedEvent): EventFields {
  const { schemaVersion, decisionId, index, effectiveOn, effectiveSequence, recordedAt } = metadata;
  const precision = metadata.effectivePrecision ?? null;
  return [
    type,
    schemaVersion,
    data,
    decisionId,
    index,
    effectiveOn,
    effectiveSequence,
    precision,
    recordedAt,
  ];
}

/**
 * Copies of registers' events near at hand, so that a register is ready to be decided for soon after a restart.
 * Never the truth: what is read is checked against the ledger, and what is wrong or missing costs time, no more.
 */
export abstract class EventCache {
  /** The events of a register from revision 0 on, as far as they are kept, in portions. */
  abstract read(register: string): AsyncIterable<readonly CachedEvent[]>;

  /** Keeps events that are recorded, the first of them at a revision. Returns at once and never fails. */
  abstract add(register: string, revision: number, events: readonly CachedEvent[]): void;

  /** Forgets a register. */
  abstract drop(register: string): Promise<void>;

  /** Waits until all that was added is written. */
  abstract close(): Promise<void>;
}

/** Keeps nothing. */
export class NoCache extends EventCache {
  override async *read(): AsyncIterable<readonly CachedEvent[]> {}
  override add(): void {}
  override drop(): Promise<void> {
    return Promise.resolve();
  }
  override close(): Promise<void> {
    return Promise.resolve();
  }
}
