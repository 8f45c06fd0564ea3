import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The deltas of `organization_count` by kind, summed over a whole block of revisions: block b of level l holds
 * those with known_from in [b·16^l, (b+1)·16^l), l = 1…5. `counts` is their sum over all dates up to and with
 * `effective_on`, so that one row answers for a block and a date. Written once, when the block is full, and read
 * by the function `organization_count_by_kind(register, valid_at, known_at)`.
 */
@Entity('organization_count_block')
export class OrganizationCountBlock {
  @PrimaryColumn({ type: 'text' })
  register!: string;

  @PrimaryColumn({ type: 'integer' })
  level!: number;

  @PrimaryColumn({ type: 'integer' })
  block!: number;

  @PrimaryColumn({ name: 'effective_on', type: 'date' })
  effectiveOn!: string;

  /** Kind → number. */
  @Column({ type: 'jsonb' })
  counts!: Record<string, number>;
}
