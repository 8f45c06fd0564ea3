import type { EntityManager } from 'typeorm';
import { isEvent, treatmentsOf } from '../../events/types/event-catalogue.js';
import { changeCorrected } from '../../events/types/change-corrected.js';
import type { ChangeTreatedData, Treatment } from '../../events/types/change-amended.js';
import type { RecordedEvent } from '../../events/definition/envelope.js';
import { treatedRef } from '../../events/register/history.js';
import { refColumns } from '../rows/change-columns.js';
import { KnownRows } from '../rows/known-rows.js';
import type { Row } from '../rows/rows.js';
import { changeKey } from '../fold/statements.js';
import { knownFrom, type WholeDecision } from '../fold/whole-decision.js';
import { organizationIdsOf } from './organization-ids.js';

/** What became of changes since they were recorded: of each, the last treatment is the one that is known now. */
export async function writeTreatments(
  transaction: EntityManager,
  decisions: readonly WholeDecision[],
): Promise<void> {
  const rows = new KnownRows('change_treatment', changeKey);
  for (const decision of decisions) {
    const { register } = decision;
    const known = knownFrom(decision);
    for (const event of decision.changes) {
      for (const treatment of treatmentsOf(event)) {
        rows.close({ register, revision: treatment.revision }, known);
        rows.open({ register, ...treatmentRow(event, treatment, known) });
      }
    }
  }
  await rows.write(transaction);
}

function treatmentRow(event: RecordedEvent, treatment: Treatment, known: number): Row {
  const { before, after } = treatment;
  const { reason } = event.data as ChangeTreatedData;
  const corrects = isEvent(event, changeCorrected);
  const last = (after ?? before)!;
  return {
    ...refColumns(treatedRef(treatment, last), known),
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
    organization_ids: organizationIdsOf(last),
  };
}
