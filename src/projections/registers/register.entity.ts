import type { Text } from '../../events/vocabulary/text.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HomonymRule } from '../../events/vocabulary/classification.js';

/** A register, from the change that opened it. */
@Entity('register')
export class Register {
  @PrimaryColumn({ type: 'text' })
  slug!: string;

  @Column({ type: 'jsonb' })
  title!: Text;

  @Column({ type: 'text' })
  homonyms!: HomonymRule;

  @Column({ name: 'effective_on', type: 'date' })
  effectiveOn!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;

  /** The revision of the change that opened it. */
  @Column({ type: 'integer' })
  revision!: number;

  @Column({ name: 'decision_id', type: 'text' })
  decisionId!: string;
}
