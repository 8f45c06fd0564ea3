import { ApiProperty } from '@nestjs/swagger';
import { Text } from '../../events/vocabulary/text.js';
import { bounds, type Bound } from '../../events/vocabulary/fact.js';
import { directions } from '../../events/vocabulary/report/report-parts.js';
import { units, type Unit } from '../../events/vocabulary/report/report-selection.js';
import { KnownDocument } from '../read-side/time/as-of.document.js';
import type {
  AuthorityResult,
  Behind,
  Count,
  FigureResult,
  FlagResult,
  FlowMeasureResult,
  IdentityResult,
  IdentityRow,
  Instrument,
  LineResult,
  PartResult,
  Quoted,
  Report,
  Sourced,
  StockMeasureResult,
  StockResult,
} from './running/report.js';

class Labelled {
  @ApiProperty({ example: 'moves' }) code!: string;
  @ApiProperty({ type: () => Text }) label!: Text;
}

class BehindDocument implements Behind {
  @ApiProperty({ description: 'See /registers/{register}/decisions/{id}' }) decisionId!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'From 1; null for the decision as a whole' })
  index!: number | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) effectiveOn!: string | null;
  @ApiProperty() organizations!: number;
  @ApiProperty({ type: [String], description: 'Empty for the decision as a whole' })
  organizationIds!: readonly string[];
}

class SourcedDocument implements Sourced {
  @ApiProperty() value!: number;
  @ApiProperty({ type: [BehindDocument], description: 'The changes and decisions that made it' })
  behind!: readonly BehindDocument[];
}

class CountDocument extends SourcedDocument implements Count {
  @ApiProperty() events!: number;
  @ApiProperty() heads!: number;
  @ApiProperty() subtree!: number;
  @ApiProperty({ description: 'Distinct ones' }) organizations!: number;
}

class PartDocument extends Labelled implements PartResult {
  @ApiProperty({ enum: units }) unit!: Unit;
  @ApiProperty({ description: 'Whether it is in the line, or shown beside it' }) counted!: boolean;
  @ApiProperty({ type: String, nullable: true }) option!: string | null;
  @ApiProperty({ type: CountDocument }) count!: CountDocument;
}

class LineDocument extends Labelled implements LineResult {
  @ApiProperty({ enum: units }) unit!: Unit;
  @ApiProperty({ type: CountDocument }) count!: CountDocument;
  @ApiProperty({ type: [PartDocument] }) parts!: readonly PartDocument[];
}

class StockDocument extends Labelled implements StockResult {
  @ApiProperty({ type: SourcedDocument }) before!: SourcedDocument;
  @ApiProperty({ type: SourcedDocument }) after!: SourcedDocument;
  @ApiProperty() change!: number;
}

class ColumnDocument extends Labelled {
  @ApiProperty({ enum: directions }) direction!: (typeof directions)[number];
}

class IdentityRowDocument extends Labelled implements IdentityRow {
  @ApiProperty({ type: SourcedDocument }) before!: SourcedDocument;
  @ApiProperty({ type: [SourcedDocument], description: 'One a column' }) flows!: readonly SourcedDocument[];
  @ApiProperty({ type: SourcedDocument }) after!: SourcedDocument;
  @ApiProperty({ description: 'before + Σ flows − after' }) residual!: number;
}

class IdentityTotalDocument {
  @ApiProperty() before!: number;
  @ApiProperty({ type: [Number] }) flows!: readonly number[];
  @ApiProperty() after!: number;
  @ApiProperty() residual!: number;
}

class IdentityDocument extends Labelled implements IdentityResult {
  @ApiProperty({ type: [ColumnDocument] }) columns!: readonly ColumnDocument[];
  @ApiProperty({ type: [IdentityRowDocument] }) rows!: readonly IdentityRowDocument[];
  @ApiProperty({ type: IdentityTotalDocument, nullable: true }) total!: IdentityTotalDocument | null;
}

class AuthorityDocument extends StockDocument implements AuthorityResult {
  @ApiProperty({ type: SourcedDocument }) granted!: SourcedDocument;
  @ApiProperty({ type: SourcedDocument }) revoked!: SourcedDocument;
}

class SourceDocument {
  @ApiProperty() title!: string;
  @ApiProperty({ format: 'date' }) publishedOn!: string;
}

class QuotedDocument implements Quoted {
  @ApiProperty({ example: 'G-after' }) figure!: string;
  @ApiProperty({ type: () => Text }) label!: Text;
  @ApiProperty() value!: number;
  @ApiProperty({ enum: bounds }) bound!: Bound;
  @ApiProperty() quotation!: string;
  @ApiProperty({ type: SourceDocument }) document!: SourceDocument;
  @ApiProperty({ type: [BehindDocument] }) behind!: readonly BehindDocument[];
}

const verdicts: FigureResult['verdict'][] = [
  'agrees',
  'differs',
  'incomplete',
  'no-counterpart',
  'not-published',
];

class FigureComparisonDocument implements FigureResult {
  @ApiProperty() figure!: string;
  @ApiProperty({ type: QuotedDocument, nullable: true }) published!: QuotedDocument | null;
  @ApiProperty({ type: Number, nullable: true }) ledger!: number | null;
  @ApiProperty({ type: [String], description: 'What the ledger’s number is the sum of' })
  terms!: readonly string[];
  @ApiProperty({ enum: verdicts }) verdict!: FigureResult['verdict'];
  @ApiProperty({ type: [String], description: 'Flags raised on account of it' }) flags!: readonly string[];
}

class LedgerNumberDocument {
  @ApiProperty({ example: 'G.after' }) name!: string;
  @ApiProperty() value!: number;
}

class FlagDocument extends Labelled implements FlagResult {
  @ApiProperty({ enum: ['raised', 'clear', 'not-checked'] }) state!: FlagResult['state'];
  @ApiProperty({ type: () => Text, nullable: true }) text!: Text | null;
  @ApiProperty({ type: [QuotedDocument] }) figures!: readonly QuotedDocument[];
  @ApiProperty({ type: [LedgerNumberDocument] }) ledger!: readonly LedgerNumberDocument[];
  @ApiProperty({ type: [String] }) decisionIds!: readonly string[];
  @ApiProperty({ type: [String], description: 'What it needs and does not find' })
  missing!: readonly string[];
}

class DefinitionDocument {
  @ApiProperty({ example: 'term' }) code!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ type: () => Text }) title!: Text;
}

export class ReportWindowDocument {
  @ApiProperty({ format: 'date', description: 'Not in it' }) from!: string;
  @ApiProperty({ format: 'date', description: 'The last day in it' }) to!: string;
}

class KnownAtDocument {
  @ApiProperty() revision!: number;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
}

class OptionDocument extends Labelled {
  @ApiProperty() included!: boolean;
}

class SentenceDocument {
  @ApiProperty() code!: string;
  @ApiProperty({ type: () => Text }) text!: Text;
}

/** A report with everything behind its numbers. */
export class ReportDocument implements Report {
  @ApiProperty() register!: string;
  @ApiProperty({ type: DefinitionDocument }) definition!: DefinitionDocument;
  @ApiProperty({ type: ReportWindowDocument }) window!: ReportWindowDocument;
  @ApiProperty({ type: KnownAtDocument }) knownAt!: KnownAtDocument;
  @ApiProperty({ type: [OptionDocument] }) options!: readonly OptionDocument[];
  @ApiProperty({ type: [SentenceDocument] }) wording!: readonly SentenceDocument[];
  @ApiProperty({ type: [LineDocument] }) lines!: readonly LineDocument[];
  @ApiProperty({ type: [StockDocument] }) stocks!: readonly StockDocument[];
  @ApiProperty({ type: [IdentityDocument] }) identities!: readonly IdentityDocument[];
  @ApiProperty({ type: [Object], description: 'Sums of measures: stocks at both ends, flows by period' })
  measures!: readonly (StockMeasureResult | FlowMeasureResult)[];
  @ApiProperty({ type: [AuthorityDocument] }) authorities!: readonly AuthorityDocument[];
  @ApiProperty({ type: [FigureComparisonDocument] }) figures!: readonly FigureComparisonDocument[];
  @ApiProperty({ type: [FlagDocument] }) flags!: readonly FlagDocument[];
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'object' },
    description: 'The instruments of the decisions that the report names, by id',
  })
  decisions!: Readonly<Record<string, Instrument>>;
}

class ReportItem {
  @ApiProperty({ example: 'term' }) code!: string;
  @ApiProperty({ type: () => Text }) title!: Text;
  @ApiProperty({ type: [OptionDocument] }) options!: readonly OptionDocument[];
  @ApiProperty({ type: [Number] }) versions!: readonly number[];
}

/** The reports that a register defines, by code, as of the last version of each. */
export class ReportList {
  @ApiProperty({ type: KnownDocument }) asOf!: KnownDocument;
  @ApiProperty({ type: [ReportItem] }) items!: readonly ReportItem[];
}
