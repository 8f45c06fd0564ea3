import { ApiProperty } from '@nestjs/swagger';
import { Text } from '../../../events/vocabulary/text.js';
import { IssuedReportSummary } from './issued-report.documents.js';

/** A number of an issued report that a decision would make another. */
export class AffectedFigure {
  @ApiProperty({ example: 'lines/moves/received' }) path!: string;
  @ApiProperty({ type: [Text], description: 'What it is a number of, from the outside in' })
  labels!: readonly Text[];
  @ApiProperty({ type: String, nullable: true, example: 'before' }) facet!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'As it was issued' }) issued!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'As known without the decision' })
  before!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'As known with it' }) after!: number | null;
}

/** An issued report that would be another if a decision were recorded. */
export class AffectedReportDocument {
  @ApiProperty({ type: IssuedReportSummary }) report!: IssuedReportSummary;
  @ApiProperty({ type: [AffectedFigure] }) figures!: readonly AffectedFigure[];
}
