import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a projection's rows follow the ledger. Written in the transaction that writes the rows. */
@Entity('projection_checkpoint')
export class ProjectionCheckpoint {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  /** The version of the projection that wrote the rows. */
  @Column({ type: 'integer' })
  version!: number;

  /** Of the last event that the rows hold; null before the first. Opaque. */
  @Column({ type: 'text', nullable: true })
  position!: string | null;
}
