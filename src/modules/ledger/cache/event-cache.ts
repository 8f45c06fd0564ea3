import type { EventMetadata, NewEvent } from '../../../events/envelope.js';
import type { Footprint } from '../../../events/footprint.js';

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

/** An event from its list. */
export function eventOf(fields: EventFields): CachedEvent {
  const [
    type,
    schemaVersion,
    data,
    decisionId,
    index,
    effectiveOn,
    effectiveSequence,
    precision,
    recordedAt,
  ] = fields;
  return {
    type,
    data,
    metadata: {
      schemaVersion,
      decisionId,
      index,
      effectiveOn,
      effectiveSequence,
      ...(precision && { effectivePrecision: precision }),
      recordedAt,
    },
  };
}

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

/** Thrown when an event that a copy holds can't be had from it any more. */
export class CopyUnreadable extends Error {
  override readonly name = 'CopyUnreadable';
}

/**
 * Copies of registers' events near at hand, so that a register is ready to be decided for soon after a restart.
 * Never the truth: what is read is checked against the ledger, and what is wrong or missing costs time, no more.
 */
export abstract class EventCache {
  /** The footprints of a register's events from revision 0 on, as far as they are kept, in portions. */
  abstract read(register: string): AsyncIterable<readonly Footprint[]>;

  /** An event of which the footprint was read. @throws CopyUnreadable */
  abstract recall(register: string, revision: number): CachedEvent;

  /** Keeps events that are recorded, the first of them at a revision. Returns at once and never fails. */
  abstract add(register: string, revision: number, events: readonly CachedEvent[]): void;

  /**
   * Waits until what was added is written.
   * @returns up to which revision everything can be recalled; -1 when nothing can
   */
  abstract settle(register: string): Promise<number>;

  /** Forgets a register. */
  abstract drop(register: string): Promise<void>;

  /** Waits until all that was added is written. Nothing can be recalled afterwards. */
  abstract close(): Promise<void>;
}

/** Keeps nothing. */
export class NoCache extends EventCache {
  override async *read(): AsyncIterable<readonly Footprint[]> {}
  override recall(register: string, revision: number): never {
    throw new CopyUnreadable(`Nothing is kept of ${register}, not revision ${revision} either.`);
  }
  override add(): void {}
  override settle(): Promise<number> {
    return Promise.resolve(-1);
  }
  override drop(): Promise<void> {
    return Promise.resolve();
  }
  override close(): Promise<void> {
    return Promise.resolve();
  }
}
