import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ChangeRow } from '../rows/change-row.js';

/** An organization lives on in another. Indexed both ways. */
@Entity('succession')
export class Succession extends ChangeRow {
  /** The effect's place within its change. */
  @PrimaryColumn({ type: 'integer' })
  ordinal!: number;

  @Column({ name: 'predecessor_id', type: 'text' })
  predecessorId!: string;

  @Column({ name: 'successor_id', type: 'text' })
  successorId!: string;

  @Column({ name: 'effective_on', type: 'date' })
  effectiveOn!: string;

  @Column({ name: 'effective_sequence', type: 'integer' })
  effectiveSequence!: number;
}
