import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Effect } from '../../events/vocabulary/effect.js';
import { ChangeRow } from '../rows/change-row.js';

/**
 * One effect of a change on one organization: what its versions and transitions are folded from, in the order
 * (effective_on, effective_sequence, revision, ordinal).
 */
@Entity('organization_entry')
export class OrganizationEntry extends ChangeRow {
  @PrimaryColumn({ name: 'organization_id', type: 'text' })
  organizationId!: string;

  /** The effect's place within its change. */
  @PrimaryColumn({ type: 'integer' })
  ordinal!: number;

  @Column({ name: 'effective_on', type: 'date' })
  effectiveOn!: string;

  @Column({ name: 'effective_sequence', type: 'integer' })
  effectiveSequence!: number;

  @Column({ type: 'jsonb' })
  effect!: Effect;
}
