import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { datePrecisions, type DatePrecision } from '../../../events/vocabulary/date-statement.js';
import { DecisionReference } from '../../read-side/decision-reference.js';
import { KnownPage } from '../../read-side/paging/page.document.js';
import { AssumedDate } from '../../read-side/time/assumed-date.js';
import { changeStandings, type ChangeStanding } from '../../read-side/time/change-standing.js';
import { RectificationReference } from '../rectifications/rectification.documents.js';
import { ChangeReference } from './change-reference.js';

/** What a change says. */
export class ChangeContentDocument extends AssumedDate {
  @ApiProperty({ format: 'date' }) effectiveOn!: string;
  @ApiProperty({ description: 'Its place within the day' }) effectiveSequence!: number;
  @ApiProperty({ enum: datePrecisions }) effectivePrecision!: DatePrecision;
  @ApiProperty({ type: [String], description: 'Organizations that it involves' })
  organizationIds!: readonly string[];
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The payload of its event' })
  data!: Readonly<Record<string, unknown>>;
}

/** A change that a correction or an annulment rectifies. */
export class RectifiedChange extends IntersectionType(ChangeReference, AssumedDate) {
  @ApiProperty({
    format: 'date',
    description: 'By what it says since; by what it said before if it is annulled',
  })
  effectiveOn!: string;
}

/** A change as recorded, and what became of it. */
export class ChangeItem extends IntersectionType(ChangeReference, AssumedDate) {
  @ApiProperty({ format: 'date', description: 'As recorded' }) effectiveOn!: string;
  @ApiProperty({ description: 'Its place within the day, as recorded' }) effectiveSequence!: number;
  @ApiProperty({ enum: datePrecisions }) effectivePrecision!: DatePrecision;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({
    type: [String],
    description:
      'Organizations that it involves, as recorded; for a correction or an annulment, those of the rectified changes',
  })
  organizationIds!: readonly string[];
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The payload of its event, as recorded',
  })
  data!: Readonly<Record<string, unknown>>;
  @ApiProperty({ type: DecisionReference }) decision!: DecisionReference;
  @ApiProperty({ enum: changeStandings, description: 'What became of it, as known at `knownAt`' })
  standing!: ChangeStanding;
  @ApiProperty({
    type: ChangeContentDocument,
    nullable: true,
    description:
      'What it says instead of what was recorded; null where that is what was recorded, or nothing',
  })
  says!: ChangeContentDocument | null;
  @ApiProperty({
    type: [RectificationReference],
    description: 'The corrections and annulments of it, in the order of recording; the last one holds',
  })
  rectifiedBy!: readonly RectificationReference[];
  @ApiProperty({
    type: [RectifiedChange],
    description:
      'The changes that it rectifies, if it is a correction or an annulment; each under its own name',
  })
  targets!: readonly RectifiedChange[];
}

export class ChangeList extends KnownPage(ChangeItem) {}
