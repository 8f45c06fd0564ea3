import { Column, Entity } from 'typeorm';
import type { Corrector } from '../../events/types/change-corrected.js';
import type { DatePrecision, DateStatement } from '../../events/vocabulary/date-statement.js';
import { ChangeRow } from '../rows/change-row.js';

export const rectifications = ['corrected', 'annulled', 'restored'] as const;
/** `restored`: a rectification was annulled, and the change says again what it said without it. */
export type RectificationKind = (typeof rectifications)[number];

/**
 * What became of a change, and what it says since: at most one row is known at a revision, and none while the change
 * says what it said when it was recorded. The columns of `ChangeRow` name the change that is rectified; one that is
 * annulled says nothing, and keeps the date and the organizations of what it said last.
 * Indexes: (register, revision, known_from), (register, treating_decision_id), (register, decision_id),
 * (register, effective_on, effective_sequence, revision).
 */
@Entity('change_treatment')
export class ChangeRectification extends ChangeRow {
  @Column({ name: 'treatment', type: 'text' })
  rectification!: RectificationKind;

  /** null unless corrected. */
  @Column({ name: 'corrected_by', type: 'text', nullable: true })
  correctedBy!: Corrector | null;

  @Column({ type: 'text' })
  reason!: string;

  /** The revision of the event that rectifies. */
  @Column({ name: 'treated_by', type: 'integer' })
  rectifiedBy!: number;

  @Column({ name: 'treating_decision_id', type: 'text' })
  rectifyingDecisionId!: string;

  @Column({ name: 'treating_index', type: 'integer' })
  rectifyingIndex!: number;

  /** null when it is annulled. */
  @Column({ type: 'jsonb', nullable: true })
  data!: unknown;

  @Column({ name: 'effective_on', type: 'date' })
  effectiveOn!: string;

  @Column({ name: 'effective_sequence', type: 'integer' })
  effectiveSequence!: number;

  @Column({ name: 'effective_precision', type: 'text' })
  effectivePrecision!: DatePrecision;

  /** What is stated of a date that is not known; null where `effective_on` is no assumption. */
  @Column({ name: 'date_stated', type: 'jsonb', nullable: true })
  dateStated!: DateStatement | null;

  @Column({ name: 'organization_ids', type: 'text', array: true })
  organizationIds!: string[];
}
