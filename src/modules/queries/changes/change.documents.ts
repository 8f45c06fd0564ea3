import { ApiProperty } from '@nestjs/swagger';
import { datePrecisions, type DatePrecision } from '../../../events/envelope.js';
import { DecisionReference } from '../instruments.js';
import { KnownPage } from '../paging/page.document.js';
import { ChangeReference } from './change-reference.js';

/** A change as recorded. */
export class ChangeItem extends ChangeReference {
  @ApiProperty({ format: 'date' }) effectiveOn!: string;
  @ApiProperty({ description: 'Its place within the day' }) effectiveSequence!: number;
  @ApiProperty({ enum: datePrecisions }) effectivePrecision!: DatePrecision;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({ type: [String], description: 'Organizations that it involves' })
  organizationIds!: readonly string[];
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The payload of its event' })
  data!: Readonly<Record<string, unknown>>;
  @ApiProperty({ type: DecisionReference }) decision!: DecisionReference;
}

export class ChangeList extends KnownPage(ChangeItem) {}
