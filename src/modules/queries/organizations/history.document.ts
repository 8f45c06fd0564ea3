import { ApiProperty } from '@nestjs/swagger';
import { DecisionReference } from '../instruments.js';
import { KnownDocument } from '../time/as-of.document.js';
import { ChangeReference } from '../changes/change-reference.js';
import { datePrecisions, type DatePrecision } from '../../../events/envelope.js';
import { OrganizationState } from './organization.documents.js';

const effects = [
  'opened',
  'closed',
  'renamed',
  'moved',
  'reclassified',
  'coded',
  'authorized',
  'assigned',
  'succeeded',
] as const;

/** What an organization was just before or just after an effect. */
export class Moment {
  @ApiProperty() name!: string;
  @ApiProperty() kind!: string;
  @ApiProperty({ type: String, nullable: true }) parentId!: string | null;
}

/** A step that one effect made. */
export class HistoryStep {
  @ApiProperty({ enum: effects }) effect!: (typeof effects)[number];
  @ApiProperty({ type: String, nullable: true, description: 'The flow it belongs to', example: 'absorbed' })
  as!: string | null;
  @ApiProperty({ type: Moment, nullable: true, description: 'null where it did not live' })
  before!: Moment | null;
  @ApiProperty({ type: Moment, nullable: true, description: 'null where it does not live' })
  after!: Moment | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'What else the effect says: a scheme and value, an authority, a function and role, a successor',
  })
  detail!: Readonly<Record<string, unknown>>;
}

/** A change that touched an organization. */
export class HistoryItem extends ChangeReference {
  @ApiProperty({ format: 'date' }) effectiveOn!: string;
  @ApiProperty({ description: 'Its place within the day' }) effectiveSequence!: number;
  @ApiProperty({ enum: datePrecisions }) effectivePrecision!: DatePrecision;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({ type: DecisionReference }) decision!: DecisionReference;
  @ApiProperty({
    type: [HistoryStep],
    description:
      'What it did to this organization, in order; empty where it only took part, as a survivor does',
  })
  steps!: readonly HistoryStep[];
  @ApiProperty({ type: [Object], description: 'Measures it stated of this organization' })
  facts!: readonly { readonly measure: string; readonly value: number }[];
}

export class HistoryVersion extends OrganizationState {
  @ApiProperty({ type: ChangeReference, description: 'The change that made it' }) change!: ChangeReference;
}

/** All that is known of an organization, on both axes of time. */
export class OrganizationHistory {
  @ApiProperty({ type: KnownDocument }) asOf!: KnownDocument;
  @ApiProperty() id!: string;
  @ApiProperty({ type: [HistoryVersion], description: 'What it was, in order; maximal ranges of dates' })
  versions!: readonly HistoryVersion[];
  @ApiProperty({ type: [HistoryItem], description: 'The changes that touched it, in valid order' })
  changes!: readonly HistoryItem[];
}
