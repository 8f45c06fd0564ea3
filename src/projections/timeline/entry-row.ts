import type { Entry } from '../../events/register/history.js';
import { refColumns } from '../rows/change-columns.js';
import type { RowKey } from '../rows/known-rows.js';
import type { Row } from '../rows/insert-rows.js';

/** The columns that name an organization. */
export interface Subject {
  readonly register: string;
  readonly organization_id: string;
}

/** Names the one entry or transition of an effect that is known now. */
export const effectKey: RowKey = {
  register: 'text',
  organization_id: 'text',
  revision: 'integer',
  ordinal: 'integer',
};

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
