import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ChangeRow } from '../rows/change-row.js';

/**
 * A dated measure of an organization. Without a period it is a stock, which holds until the next one in the
 * order (effective_on, effective_sequence, revision, ordinal).
 * Index: (register, measure, organization_id, effective_on, effective_sequence, revision, ordinal), covering.
 */
@Entity('organization_fact')
export class OrganizationFact extends ChangeRow {
  /** The fact's place among those of its change. */
  @PrimaryColumn({ type: 'integer' })
  ordinal!: number;

  @Column({ name: 'organization_id', type: 'text' })
  organizationId!: string;

  @Column({ type: 'text' })
  measure!: string;

  @Column({ type: 'double precision' })
  value!: number;

  @Column({ name: 'effective_on', type: 'date' })
  effectiveOn!: string;

  @Column({ name: 'effective_sequence', type: 'integer' })
  effectiveSequence!: number;

  @Column({ name: 'period_from', type: 'date', nullable: true })
  periodFrom!: string | null;

  /** Belongs to the period. */
  @Column({ name: 'period_to', type: 'date', nullable: true })
  periodTo!: string | null;
}
