import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last event of a register that a projection's rows hold. Always the last one of a decision. */
@Entity('projection_progress')
export class ProjectionProgress {
  @PrimaryColumn({ type: 'text' })
  projection!: string;

  @PrimaryColumn({ type: 'text' })
  register!: string;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}
