import type { EntityManager } from 'typeorm';
import { isEvent, rectificationsOf } from '../../events/types/event-catalogue.js';
import { changeCorrected } from '../../events/types/change-corrected.js';
import type { ChangeRectifiedData, Rectification } from '../../events/types/change-rectified.js';
import type { RecordedEvent } from '../../events/definition/envelope.js';
import { rectifiedRef } from '../../events/register/history.js';
import { refColumns } from '../rows/change-columns.js';
import { KnownRows } from '../rows/known-rows.js';
import type { Row } from '../rows/insert-rows.js';
import { changeKey } from '../fold/statements.js';
import { knownFrom, type WholeDecision } from '../fold/whole-decision.js';
import { organizationIdsOf } from './organization-ids.js';

/** What became of changes since they were recorded: of each, the last rectification is the one that is known now. */
export async function writeRectifications(
  transaction: EntityManager,
  decisions: readonly WholeDecision[],
): Promise<void> {
  const rows = new KnownRows('change_treatment', changeKey);
  for (const decision of decisions) {
    const { register } = decision;
    const known = knownFrom(decision);
    for (const event of decision.changes) {
      for (const rectification of rectificationsOf(event)) {
        rows.close({ register, revision: rectification.revision }, known);
        rows.open({ register, ...rectificationRow(event, rectification, known) });
      }
    }
  }
  await rows.write(transaction);
}

function rectificationRow(event: RecordedEvent, rectification: Rectification, known: number): Row {
  const { before, after } = rectification;
  const { reason } = event.data as ChangeRectifiedData;
  const corrects = isEvent(event, changeCorrected);
  const last = (after ?? before)!;
  return {
    ...refColumns(rectifiedRef(rectification, last), known),
    treatment: corrects ? 'corrected' : after ? 'restored' : 'annulled',
    corrected_by: corrects ? event.data.by : null,
    reason,
    treated_by: event.revision,
    treating_decision_id: event.metadata.decisionId,
    treating_index: event.metadata.index,
    data: after?.data,
    effective_on: last.effectiveOn,
    effective_sequence: last.effectiveSequence,
    effective_precision: last.effectivePrecision ?? 'day',
    date_stated: last.dateStated,
    organization_ids: organizationIdsOf(last),
  };
}
