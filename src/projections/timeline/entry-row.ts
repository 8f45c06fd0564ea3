import type { ChangeRef, Entry } from '../../events/history.js';
import { OPEN_REVISION } from '../known-time.js';
import type { Row } from '../rows.js';

/** The columns that name an organization. */
export interface Subject {
  readonly register: string;
  readonly organization_id: string;
}

/** A row of `organization_entry`. */
export function entryRow(subject: Subject, { change, ordinal, effect }: Entry, knownFrom: number): Row {
  return {
    ...refColumns(change, knownFrom),
    ...subject,
    ordinal,
    effective_on: change.effectiveOn,
    effective_sequence: change.effectiveSequence,
    effect,
  };
}

/** The columns that name the change behind a row, and when the row is known. */
export function refColumns(change: ChangeRef, knownFrom: number): Row {
  return {
    revision: change.revision,
    decision_id: change.decisionId,
    index: change.index,
    type: change.type,
    known_from: knownFrom,
    known_to: OPEN_REVISION,
  };
}
