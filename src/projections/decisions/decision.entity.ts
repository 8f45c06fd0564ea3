import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  AcceptedWarning,
  Acknowledgement,
  Attachment,
  InstrumentCitation,
} from '../../events/types/decision-issued.js';

/**
 * A decision as issued, with its legal instrument. It is immutable.
 * Indexes: (register, revision_last), (register, recorded_at, revision_last), (register, number),
 * (register, effective_on, revision_last).
 */
@Entity('decision')
export class Decision {
  @PrimaryColumn({ type: 'text' })
  register!: string;

  @PrimaryColumn({ name: 'decision_id', type: 'text' })
  decisionId!: string;

  /** Of the event of the decision itself. */
  @Column({ name: 'revision_first', type: 'integer' })
  revisionFirst!: number;

  /** Of its last change: the revision from which the decision is known. */
  @Column({ name: 'revision_last', type: 'integer' })
  revisionLast!: number;

  /** The number of its changes. */
  @Column({ type: 'integer' })
  changes!: number;

  /** Of its last event. Opaque. */
  @Column({ type: 'text' })
  position!: string;

  @Column({ type: 'text' })
  issuer!: string;

  @Column({ type: 'text', nullable: true })
  organ!: string | null;

  @Column({ name: 'instrument_type', type: 'text' })
  instrumentType!: string;

  @Column({ type: 'text' })
  number!: string;

  @Column({ name: 'issued_on', type: 'date' })
  issuedOn!: string;

  @Column({ name: 'effective_on', type: 'date' })
  effectiveOn!: string;

  @Column({ type: 'text', nullable: true })
  title!: string | null;

  @Column({ type: 'text', nullable: true })
  signer!: string | null;

  @Column({ name: 'legal_bases', type: 'jsonb' })
  legalBases!: InstrumentCitation[];

  @Column({ type: 'jsonb' })
  attachments!: Attachment[];

  @Column({ type: 'jsonb' })
  acknowledgements!: Acknowledgement[];

  /** Statutory warnings that were accepted. */
  @Column({ type: 'jsonb' })
  warnings!: AcceptedWarning[];

  @Column({ type: 'text' })
  fingerprint!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;

  @Column({ type: 'text' })
  actor!: string;

  @Column({ name: 'correlation_id', type: 'text' })
  correlationId!: string;

  @Column({ name: 'causation_id', type: 'text' })
  causationId!: string;
}
