import { ApiProperty } from '@nestjs/swagger';
import { Text } from '../../../events/vocabulary/text.js';
import { bounds, type Bound, type Period } from '../../../events/vocabulary/fact.js';
import { ChangeReference } from '../changes/change-reference.js';
import { AsOfPage, KnownPage } from '../../read-side/paging/page.document.js';

/** Both days belong to the period. */
export class PeriodDocument implements Period {
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ format: 'date' }) to!: string;
}

/** A dated measure of an organization. */
export class FactItem {
  @ApiProperty() organizationId!: string;
  @ApiProperty({ example: 'members' }) measure!: string;
  @ApiProperty({ example: 44 }) value!: number;
  @ApiProperty({ format: 'date', description: 'A stock holds from here until the next one' })
  effectiveOn!: string;
  @ApiProperty({ description: 'Its place within the day' }) effectiveSequence!: number;
  @ApiProperty({ type: PeriodDocument, nullable: true, description: 'What a flow covers; null for a stock' })
  period!: PeriodDocument | null;
  @ApiProperty({ type: ChangeReference, description: 'The change that stated it' }) change!: ChangeReference;
}

export class FactList extends AsOfPage(FactItem) {}

/** A number that a document published. */
export class FigureItem {
  @ApiProperty({ example: 'G-after' }) figure!: string;
  @ApiProperty({ type: () => Text }) label!: Text;
  @ApiProperty({ example: 222 }) value!: number;
  @ApiProperty({ type: String, nullable: true, description: 'The measure that it is a total of' })
  measure!: string | null;
  @ApiProperty({ enum: bounds, description: 'What it claims of the true number' }) bound!: Bound;
  @ApiProperty({ format: 'date' }) effectiveOn!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Where the document states it' })
  asOf!: string | null;
  @ApiProperty({ type: PeriodDocument, nullable: true, description: 'Where the document states it' })
  period!: PeriodDocument | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  attributes!: Readonly<Record<string, string>>;
  @ApiProperty({
    type: 'object',
    properties: { title: { type: 'string' }, publishedOn: { type: 'string', format: 'date' } },
  })
  document!: { readonly title: string; readonly publishedOn: string };
  @ApiProperty({ description: 'The printed words' }) quotation!: string;
  @ApiProperty({ type: ChangeReference, description: 'The change that recorded it' })
  change!: ChangeReference;
}

export class FigureList extends KnownPage(FigureItem) {}
