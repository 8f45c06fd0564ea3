import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * How a decision changed the number of live organizations, by kind and parent, from a date on.
 * The number on D known at k = Σ delta WHERE effective_on <= D AND known_from <= k. Rows are never altered.
 * Indexes: (register, known_from) and (register, parent_id, effective_on), both covering.
 */
@Entity('organization_count')
export class OrganizationCount {
  @PrimaryColumn({ type: 'text' })
  register!: string;

  /** The revision of the decision's last event. */
  @PrimaryColumn({ name: 'known_from', type: 'integer' })
  knownFrom!: number;

  @PrimaryColumn({ type: 'text' })
  kind!: string;

  /** null for roots. */
  @PrimaryColumn({ name: 'parent_id', type: 'text' })
  parentId!: string | null;

  @PrimaryColumn({ name: 'effective_on', type: 'date' })
  effectiveOn!: string;

  /** Never 0. */
  @Column({ type: 'integer' })
  delta!: number;
}
