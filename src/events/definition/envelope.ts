import type { DatePrecision, DateStatement } from '../vocabulary/date-statement.js';

/** How well the effective date of a change is known; to the day when it says nothing. */
export interface Dating {
  /** With `month` and `year` the date is the first day of the period. */
  readonly effectivePrecision?: DatePrecision;
  /** What is stated of the date where it is not known: the effective date is then one that is assumed. */
  readonly dateStated?: DateStatement;
}

/**
 * What the ledger stores about every event beside its payload.
 * Dates are `YYYY-MM-DD` strings, moments are ISO 8601 in UTC with milliseconds.
 */
export interface EventMetadata extends Dating {
  readonly register: string;
  readonly schemaVersion: number;
  readonly decisionId: string;
  /** 0 for the event of the decision itself, 1…n for its changes in the order they were asked for. */
  readonly index: number;
  readonly effectiveOn: string;
  /** Places a change within its day; 0 unless the admin says otherwise. */
  readonly effectiveSequence: number;
  /** Never earlier than that of the event before it in the same register. */
  readonly recordedAt: string;
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId: string;
}

/** An event that is decided but not yet in a ledger. `id` is a UUID made from register, decision id and index. */
export interface NewEvent<Type extends string = string, Data = unknown> {
  readonly id: string;
  readonly type: Type;
  readonly data: Data;
  readonly metadata: EventMetadata;
}

/** An event as a ledger gives it back. */
export interface RecordedEvent<Type extends string = string, Data = unknown> extends NewEvent<Type, Data> {
  readonly stream: string;
  /** Place in the register's stream, from 0, without gaps. */
  readonly revision: number;
  /** Place in the whole log. Opaque: stored, compared by the ledger that made it, and resumed from. */
  readonly position: string;
}
