import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where and why a projection stopped. */
export interface ProjectionFailure {
  /** The decision or event that it stands before; absent when the ledger itself could not be read. */
  readonly place?: FailurePlace | undefined;
  readonly reason: string;
  /** When it failed for the last time, in UTC. */
  readonly at: string;
}

export interface FailurePlace {
  readonly register: string;
  readonly decisionId: string;
  readonly revision: number;
  readonly position: string;
}

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

  /** null while it follows. */
  @Column({ type: 'jsonb', nullable: true })
  failure!: ProjectionFailure | null;
}
