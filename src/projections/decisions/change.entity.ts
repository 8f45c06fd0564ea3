import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DatePrecision, DateStatement } from '../../events/vocabulary/date-statement.js';

/**
 * A change as recorded: the event browser's row. It is immutable; `known_from` is the revision of its decision's
 * last event.
 * Indexes: (register, revision), (register, decision_id, index), (register, effective_on, effective_sequence,
 * revision), (register, type, revision), and the array `organization_ids` (`organization_ids @> ARRAY[…]`).
 */
@Entity('change')
export class Change {
  @PrimaryColumn({ type: 'text' })
  register!: string;

  @PrimaryColumn({ type: 'integer' })
  revision!: number;

  @Column({ name: 'decision_id', type: 'text' })
  decisionId!: string;

  /** The change's place in its decision, from 1. */
  @Column({ type: 'integer' })
  index!: number;

  /** The event type. */
  @Column({ type: 'text' })
  type!: string;

  /** The payload in the schema version of today. */
  @Column({ type: 'jsonb' })
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

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;

  /** Organizations that it has an effect on, that succeed, that survive, or that a fact is about. Sorted. */
  @Column({ name: 'organization_ids', type: 'text', array: true })
  organizationIds!: string[];

  @Column({ name: 'known_from', type: 'integer' })
  knownFrom!: number;
}
