import type { ChangeRef } from '../../events/register/history.js';
import { OPEN_REVISION } from './known-time.js';
import type { Row } from './insert-rows.js';

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
