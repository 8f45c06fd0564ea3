import { Column, Entity } from 'typeorm';
import type { Corrector } from '../../events/change-corrected.js';
import type { DatePrecision } from '../../events/envelope.js';
import { ChangeRow } from '../change-row.js';

export const treatments = ['corrected', 'annulled', 'restored'] as const;
/** `restored`: a treatment was annulled, and the change says again what it said without it. */
export type TreatmentKind = (typeof treatments)[number];

/**
 * What became of a change, and what it says since: at most one row is known at a revision, and none while the change
 * says what it said when it was recorded. The columns of `ChangeRow` name the change that is treated; what it says
 * is null when it is annulled.
 * Indexes: (register, revision, known_from), (register, treating_decision_id), (register, decision_id).
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

  @Column({ type: 'jsonb', nullable: true })
  data!: unknown;

  @Column({ name: 'effective_on', type: 'date', nullable: true })
  effectiveOn!: string | null;

  @Column({ name: 'effective_sequence', type: 'integer', nullable: true })
  effectiveSequence!: number | null;

  @Column({ name: 'effective_precision', type: 'text', nullable: true })
  effectivePrecision!: DatePrecision | null;

  @Column({ name: 'organization_ids', type: 'text', array: true, nullable: true })
  organizationIds!: string[] | null;
}
