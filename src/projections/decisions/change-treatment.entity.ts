import { Column, Entity } from 'typeorm';
import type { Corrector } from '../../events/types/change-corrected.js';
import type { DatePrecision } from '../../events/definition/envelope.js';
import { ChangeRow } from '../rows/change-row.js';

export const treatments = ['corrected', 'annulled', 'restored'] as const;
/** `restored`: a treatment was annulled, and the change says again what it said without it. */
export type TreatmentKind = (typeof treatments)[number];

/**
 * What became of a change, and what it says since: at most one row is known at a revision, and none while the change
 * says what it said when it was recorded. The columns of `ChangeRow` name the change that is treated; one that is
 * annulled says nothing, and keeps the date and the organizations of what it said last.
 * Indexes: (register, revision, known_from), (register, treating_decision_id), (register, decision_id),
 * (register, effective_on, effective_sequence, revision).
 */
@Entity('change_treatment')
export class ChangeTreatment extends ChangeRow {
  @Column({ type: 'text' })
  treatment!: TreatmentKind;

  /** null unless corrected. */
  @Column({ name: 'corrected_by', type: 'text', nullable: true })
  correctedBy!: Corrector | null;

  @Column({ type: 'text' })
  reason!: string;

  /** The revision of the event that treats. */
  @Column({ name: 'treated_by', type: 'integer' })
  treatedBy!: number;

  @Column({ name: 'treating_decision_id', type: 'text' })
  treatingDecisionId!: string;

  @Column({ name: 'treating_index', type: 'integer' })
  treatingIndex!: number;

  /** null when it is annulled. */
  @Column({ type: 'jsonb', nullable: true })
  data!: unknown;

  @Column({ name: 'effective_on', type: 'date' })
  effectiveOn!: string;

  @Column({ name: 'effective_sequence', type: 'integer' })
  effectiveSequence!: number;

  @Column({ name: 'effective_precision', type: 'text' })
  effectivePrecision!: DatePrecision;

  @Column({ name: 'organization_ids', type: 'text', array: true })
  organizationIds!: string[];
}
