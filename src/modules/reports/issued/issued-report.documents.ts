import { ApiProperty } from '@nestjs/swagger';
import { Text } from '../../../events/vocabulary/text.js';
import { DecisionReference } from '../../read-side/decision-reference.js';
import { KnownDocument } from '../../read-side/time/as-of.document.js';
import { ReportWindowDocument } from '../report.documents.js';

/** A report that was given out, without its figures. */
export class IssuedReportSummary {
  @ApiProperty({ description: 'The revision of the change that issued it: its name within the register' })
  id!: number;
  @ApiProperty({ type: DecisionReference }) decision!: DecisionReference;
  @ApiProperty({ format: 'date-time', description: 'When it was issued' }) recordedAt!: string;
  @ApiProperty({ description: "The definition's code", example: 'term' }) report!: string;
  @ApiProperty({ description: "The definition's version" }) version!: number;
  @ApiProperty({ type: ReportWindowDocument }) window!: ReportWindowDocument;
  @ApiProperty({ description: 'The revision that it is known at' }) knownAt!: number;
  @ApiProperty({ type: [String], description: 'Options turned on' }) include!: readonly string[];
  @ApiProperty({ type: [String], description: 'Options turned off' }) exclude!: readonly string[];
  @ApiProperty({ description: 'SHA-256 of the report in JSON, byte for byte' }) sha256!: string;
}

export class IssuedReportList {
  @ApiProperty({ type: KnownDocument }) asOf!: KnownDocument;
  @ApiProperty({ type: [IssuedReportSummary], description: 'The first one first' })
  items!: readonly IssuedReportSummary[];
}

export class IssuedFigureDocument {
  @ApiProperty({ example: 'lines/moves/received' }) path!: string;
  @ApiProperty() value!: number;
}

export class IssuedReportDocument extends IssuedReportSummary {
  @ApiProperty({ type: KnownDocument }) asOf!: KnownDocument;
  @ApiProperty({ type: [IssuedFigureDocument] }) figures!: readonly IssuedFigureDocument[];
  @ApiProperty({ description: 'Worked out again it has the same bytes: nothing was rewritten' })
  reproduced!: boolean;
  @ApiProperty({ description: 'SHA-256 of the report as worked out again' }) sha256Now!: string;
}

/** A decision that made a number another. */
export class ContributionDocument {
  @ApiProperty({ type: DecisionReference }) decision!: DecisionReference;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({ description: 'What it added to the number' }) delta!: number;
}

export class RestatedFigureDocument {
  @ApiProperty({ example: 'lines/moves/received' }) path!: string;
  @ApiProperty({ type: [Text], description: 'What it is a number of, from the outside in' })
  labels!: readonly Text[];
  @ApiProperty({ type: String, nullable: true, example: 'before' }) facet!: string | null;
  @ApiProperty({ type: Number, nullable: true }) then!: number | null;
  @ApiProperty({ type: Number, nullable: true }) now!: number | null;
  @ApiProperty({
    type: [ContributionDocument],
    description: 'The decisions recorded since that made the difference; what they added comes to now − then',
  })
  decisions!: readonly ContributionDocument[];
}

/** An issued report against what the ledger knows now. */
export class RestatementDocument {
  @ApiProperty({ type: KnownDocument, description: 'Now' }) asOf!: KnownDocument;
  @ApiProperty({ type: IssuedReportSummary }) issued!: IssuedReportSummary;
  @ApiProperty({ description: 'Worked out again as known then it has the same bytes' }) reproduced!: boolean;
  @ApiProperty({ description: 'How many numbers are the same' }) unchanged!: number;
  @ApiProperty({ type: [RestatedFigureDocument], description: 'The numbers that differ' })
  figures!: readonly RestatedFigureDocument[];
}
