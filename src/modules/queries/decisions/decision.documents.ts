import { ApiProperty, OmitType } from '@nestjs/swagger';
import type {
  AcceptedWarning,
  Acknowledgement,
  Attachment,
  InstrumentCitation,
} from '../../../events/decision-issued.js';
import { ChangeItem } from '../changes/change.documents.js';
import { HistoryStep } from '../organizations/history.document.js';
import { KnownPage } from '../paging/page.document.js';
import { KnownDocument } from '../time/as-of.document.js';

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
}

export class DecisionList extends KnownPage(DecisionSummary) {}

/** What a change did to one organization. */
export class DecisionStep extends HistoryStep {
  @ApiProperty() organizationId!: string;
}

/** A change of a decision, with what it did. */
export class DecisionChange extends OmitType(ChangeItem, ['decision']) {
  @ApiProperty({ type: [DecisionStep], description: 'What it did, in order' })
  steps!: readonly DecisionStep[];
}

export class DecisionDetail extends DecisionSummary {
  @ApiProperty({ type: KnownDocument }) asOf!: KnownDocument;
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
