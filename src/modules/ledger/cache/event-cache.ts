import type { EventMetadata, NewEvent } from '../../../events/definition/envelope.js';
import type { EventIndex } from '../../../events/register/event-index.js';

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
    | 'dateStated'
    | 'recordedAt'
  >;
}

/**
 * An event as a list: type, schema version, data, decision, index, date, sequence, precision, moment; and what is stated
 * of the date, where that is not known.
 */
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
  CachedEvent['metadata']['dateStated']?,
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
    dateStated,
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
      ...(dateStated && { dateStated }),
      recordedAt,
    },
  };
}

/** All that is kept of an event, in the order of `EventFields`. */
export function fieldsOf({ type, data, metadata }: CachedEvent): EventFields {
  const { schemaVersion, decisionId, index, effectiveOn, effectiveSequence, recordedAt, dateStated } =
    metadata;
  const precision = metadata.effectivePrecision ?? null;
  const fields = [
    type,
    schemaVersion,
    data,
    decisionId,
    index,
    effectiveOn,
    effectiveSequence,
    precision,
    recordedAt,
  ] as const;
  return dateStated ? [...fields, dateStated] : fields;
}

/** Thrown when what a copy holds can't be had from it any more. */
export class CopyUnreadable extends Error {
  override readonly name = 'CopyUnreadable';
}

/** Events of a register near at hand, from the first on. What can't be had throws `CopyUnreadable`. */
export interface EventCopy {
  /** The revision of the last event; -1 when there is none. */
  readonly last: number;
  readonly index: EventIndex;
}

/**
 * Copies of registers' events, so that a register is ready to be decided for soon after a restart, and does not take
 * memory for what nobody asks about. Never the truth: what is read is checked against the ledger, and what is wrong
 * or missing costs time, no more.
 */
export abstract class EventCache {
  /** The copy of a register, to which `add` adds; undefined when none is kept. */
  abstract open(register: string): Promise<EventCopy | undefined>;

  /** Keeps events that are recorded, the first of them at a revision. Returns at once and never fails. */
  abstract add(register: string, revision: number, events: readonly CachedEvent[]): void;

  /**
   * Waits until what was added is written.
   * @returns up to which revision the copy goes; -1 when there is none
   */
  abstract settle(register: string): Promise<number>;

  /** Forgets a register. */
  abstract drop(register: string): Promise<void>;

  /** Waits until all that was added is written. Nothing can be had from copies afterwards. */
  abstract close(): Promise<void>;
}

/** Keeps nothing. */
export class NoCache extends EventCache {
  override open(): Promise<undefined> {
    return Promise.resolve(undefined);
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
