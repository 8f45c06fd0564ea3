import { Column, PrimaryColumn } from 'typeorm';

/** The columns of every row that a change made and another may replace. */
export abstract class ChangeRow {
  @PrimaryColumn({ type: 'text' })
  register!: string;

  /** The change's own revision. */
  @PrimaryColumn({ type: 'integer' })
  revision!: number;

  @Column({ name: 'decision_id', type: 'text' })
  decisionId!: string;

  /** The change's place in its decision, from 1. */
  @Column({ type: 'integer' })
  index!: number;

  /** The event type of the change. */
  @Column({ type: 'text' })
  type!: string;

  /** The revision of the last event of the decision that made the row: see `known-time.ts`. */
  @PrimaryColumn({ name: 'known_from', type: 'integer' })
  knownFrom!: number;

  @Column({ name: 'known_to', type: 'integer' })
  knownTo!: number;
}
