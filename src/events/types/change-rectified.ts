import type { ChangeData } from './change-data.js';
import type { Dating, NewEvent } from '../definition/envelope.js';

/** What a change says, and when: all that its effects and facts are made from. */
export interface ChangeContent extends Dating {
  /** The event type. */
  readonly type: string;
  /** That of `data`. */
  readonly schemaVersion: number;
  readonly data: unknown;
  readonly effectiveOn: string;
  readonly effectiveSequence: number;
}

/** Names a recorded change by its decision. */
export interface ChangeTarget {
  readonly decisionId: string;
  /** The change's number in its decision, from 1; the whole decision when absent. */
  readonly change?: number | undefined;
}

/**
 * What becomes of one recorded change; never nothing. The change keeps its identity and its revision, which is its place among
 * those of the same date and sequence.
 */
export interface Rectification {
  /** Of the change itself, never of an earlier rectification of it. */
  readonly revision: number;
  readonly decisionId: string;
  /** The change's number in its decision, from 1. */
  readonly index: number;
  /** What it said until now; null when it was annulled. */
  readonly before: ChangeContent | null;
  /** What it says from now on; null when it is annulled. */
  readonly after: ChangeContent | null;
}

/** The payload of an event that rectifies recorded changes. The last rectification of a change holds. */
export interface ChangeRectifiedData extends ChangeData {
  readonly target: ChangeTarget;
  /** Why, in words. */
  readonly reason: string;
  /** Not empty. */
  readonly treated: readonly Rectification[];
}

/** What an event says as a change of its own. */
export function contentOf({ type, data, metadata }: NewEvent): ChangeContent {
  const { schemaVersion, effectiveOn, effectiveSequence, effectivePrecision, dateStated } = metadata;
  return {
    type,
    schemaVersion,
    data,
    effectiveOn,
    effectiveSequence,
    ...(effectivePrecision && { effectivePrecision }),
    ...(dateStated && { dateStated }),
  };
}
