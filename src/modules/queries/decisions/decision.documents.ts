import { ApiProperty, OmitType } from '@nestjs/swagger';
import type {
  AcceptedWarning,
  Acknowledgement,
  Attachment,
  InstrumentCitation,
} from '../../../events/types/decision-issued.js';
import { ChangeItem } from '../changes/change.documents.js';
import { DecisionReference } from '../../read-side/decision-reference.js';
import { HistoryStep } from '../history/history.document.js';
import { KnownPage } from '../../read-side/paging/page.document.js';
import { KnownDocument } from '../../read-side/time/as-of.document.js';
import { Rectification } from '../rectifications/rectification.documents.js';

/**
 * What became of a decision, as far as is known:
 * - `as-recorded`: all its changes say what they said when they were recorded;
 * - `rectified`: some were corrected, annulled or restored;
 * - `annulled`: all are void from the start.
 */
export const decisionStandings = ['as-recorded', 'rectified', 'annulled'] as const;
export type DecisionStanding = (typeof decisionStandings)[number];

/** A decision with its instrument. */
export class DecisionSummary {
  @ApiProperty() id!: string;
  @ApiProperty() issuer!: string;
  @ApiProperty({ type: String, nullable: true }) organ!: string | null;
  @ApiProperty({ example: 'QĐ' }) type!: string;
  @ApiProperty({ example: '98-QĐ/TW' }) number!: string;
  @ApiProperty({ format: 'date' }) issuedOn!: string;
  @ApiProperty({ format: 'date', description: 'When its changes take effect unless they say otherwise' })
  effectiveOn!: string;
  @ApiProperty({ type: String, nullable: true }) title!: string | null;
  @ApiProperty({ type: String, nullable: true }) signer!: string | null;
  @ApiProperty({ description: 'How many changes it carries' }) changeCount!: number;
  @ApiProperty({ description: 'Of its last event: the revision from which on it is known' })
  revision!: number;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({ description: 'Who recorded it' }) actor!: string;
  @ApiProperty({
    enum: decisionStandings,
    description:
      'What became of its changes, as known at `knownAt`. rectified: some were corrected, annulled or restored. ' +
      'annulled: all are void from the start.',
  })
  standing!: DecisionStanding;
}

/** Another decision that this one is linked with. */
export class LinkedDecision {
  @ApiProperty({ type: DecisionReference }) decision!: DecisionReference;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'The change that is repealed or amended, from 1; null for the whole decision',
  })
  change!: number | null;
  @ApiProperty({ enum: decisionStandings, description: 'What became of the other decision' })
  standing!: DecisionStanding;
}

/** What a decision repeals or amends, and what does so with it. Links undo nothing: what ends is said by changes. */
export class DecisionLinks {
  @ApiProperty({ type: [LinkedDecision], description: 'Ends from its own date on' })
  repeals!: readonly LinkedDecision[];
  @ApiProperty({ type: [LinkedDecision], description: 'Changes from its own date on' })
  amends!: readonly LinkedDecision[];
  @ApiProperty({ type: [LinkedDecision] }) repealedBy!: readonly LinkedDecision[];
  @ApiProperty({ type: [LinkedDecision] }) amendedBy!: readonly LinkedDecision[];
}

export class DecisionList extends KnownPage(DecisionSummary) {}

/** What a change did to one organization. */
export class DecisionStep extends HistoryStep {
  @ApiProperty() organizationId!: string;
}

/** A change of a decision as recorded, what became of it, and what it does. */
export class DecisionChange extends OmitType(ChangeItem, ['decision', 'rectifiedBy']) {
  @ApiProperty({
    type: [Rectification],
    description: 'The corrections and annulments of it, in the order of recording; the last one holds',
  })
  rectifications!: readonly Rectification[];
  @ApiProperty({ type: [DecisionStep], description: 'What it does by what is known at `knownAt`, in order' })
  steps!: readonly DecisionStep[];
}

export class DecisionDetail extends DecisionSummary {
  @ApiProperty({ type: KnownDocument }) asOf!: KnownDocument;
  @ApiProperty({ type: DecisionLinks }) links!: DecisionLinks;
  @ApiProperty({ type: [Object] }) legalBases!: readonly InstrumentCitation[];
  @ApiProperty({ type: [Object] }) attachments!: readonly Attachment[];
  @ApiProperty({ type: [Object], description: 'Warnings that it accepts, with the reference of the consent' })
  acknowledgements!: readonly Acknowledgement[];
  @ApiProperty({ type: [Object], description: 'Warnings that it was recorded in spite of' })
  warnings!: readonly AcceptedWarning[];
  @ApiProperty({ description: 'Revision of the event of the decision itself' }) firstRevision!: number;
  @ApiProperty({ description: 'Place of its last event in the whole log; opaque' }) position!: string;
  @ApiProperty({ description: 'SHA-256 of the canonical JSON of what was sent' }) fingerprint!: string;
  @ApiProperty() correlationId!: string;
  @ApiProperty() causationId!: string;
  @ApiProperty({ type: [DecisionChange], description: 'The first of its changes, in their order' })
  changes!: readonly DecisionChange[];
  @ApiProperty({ description: 'All of its changes, page by page' }) changesUrl!: string;
}
