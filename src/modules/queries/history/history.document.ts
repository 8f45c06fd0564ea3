import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { effectNames } from '../../../events/register/alterations.js';
import type { EffectName, FlowName } from '../../../events/vocabulary/effect.js';
import { flows } from '../../../events/vocabulary/report/report-selection.js';
import { DecisionReference } from '../../read-side/decision-reference.js';
import { KnownDocument } from '../../read-side/time/as-of.document.js';
import { ChangeReference } from '../changes/change-reference.js';
import { datePrecisions, type DatePrecision } from '../../../events/vocabulary/date-statement.js';
import { AssumedDate } from '../../read-side/time/assumed-date.js';
import { changeStandings, type ChangeStanding } from '../../read-side/time/change-standing.js';
import { Rectification } from '../rectifications/rectification.documents.js';
import { OrganizationState } from '../organizations/organization.documents.js';

/** What an organization was just before or just after an effect. */
export class Moment {
  @ApiProperty() name!: string;
  @ApiProperty() kind!: string;
  @ApiProperty({ type: String, nullable: true }) parentId!: string | null;
}

/** A step that one effect made. */
export class HistoryStep {
  @ApiProperty({ enum: effectNames }) effect!: EffectName;
  @ApiProperty({
    type: String,
    enum: flows,
    nullable: true,
    description: 'The flow it belongs to',
    example: 'absorbed',
  })
  as!: FlowName | null;
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

/** What a change did to an organization, or said of it. */
export class HistoryDeeds {
  @ApiProperty({
    type: [HistoryStep],
    description:
      'What it did to this organization, in order; empty where it only took part, as a survivor does, and where ' +
      'it touches this organization no more',
  })
  steps!: readonly HistoryStep[];
  @ApiProperty({ type: [Object], description: 'Measures that it stated of this organization' })
  facts!: readonly { readonly measure: string; readonly value: number }[];
}

/**
 * A change that touched an organization, or was once believed to. It is dated by what it says; one that is annulled by
 * what it said last.
 */
export class HistoryItem extends IntersectionType(ChangeReference, AssumedDate, HistoryDeeds) {
  @ApiProperty({ format: 'date' }) effectiveOn!: string;
  @ApiProperty({ description: 'Its place within the day' }) effectiveSequence!: number;
  @ApiProperty({ enum: datePrecisions }) effectivePrecision!: DatePrecision;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({ type: DecisionReference }) decision!: DecisionReference;
  @ApiProperty({ enum: changeStandings, description: 'What became of it' }) standing!: ChangeStanding;
  @ApiProperty({
    type: [Rectification],
    description: 'The corrections and annulments of it, in the order of recording; the last one holds',
  })
  rectifications!: readonly Rectification[];
  @ApiProperty({
    type: HistoryDeeds,
    nullable: true,
    description:
      'What it did and stated by the last belief that it touched this organization, where it does so no more: it was ' +
      'annulled, or corrected to be about others; null while it does',
  })
  former!: HistoryDeeds | null;
}

export class HistoryVersion extends OrganizationState {
  @ApiProperty({ type: ChangeReference, description: 'The change that made it' }) change!: ChangeReference;
}

/** When something began to be believed, or ended to be, and by which decision. */
export class BeliefTurn {
  @ApiProperty({ description: 'The revision from which on it is so: that of the last event of the decision' })
  revision!: number;
  @ApiProperty({ format: 'date-time', description: 'When that was recorded' }) recordedAt!: string;
  @ApiProperty({ type: DecisionReference, description: 'The decision that changed the belief' })
  decision!: DecisionReference;
  @ApiProperty({
    type: ChangeReference,
    nullable: true,
    description:
      'The change of that decision that brought it about; null where several of its changes involve the organization',
  })
  change!: ChangeReference | null;
}

/** A version of an organization that was believed at some time. */
export class Belief extends OrganizationState {
  @ApiProperty({ type: ChangeReference, description: 'The change that made it what it is' })
  change!: ChangeReference;
  @ApiProperty({ type: BeliefTurn, description: 'From when on it was believed' }) from!: BeliefTurn;
  @ApiProperty({ type: BeliefTurn, nullable: true, description: 'Until when; null while it is believed' })
  to!: BeliefTurn | null;
}

/** All that is known of an organization, on both axes of time. */
export class OrganizationHistory {
  @ApiProperty({ type: KnownDocument }) asOf!: KnownDocument;
  @ApiProperty() id!: string;
  @ApiProperty({
    type: [HistoryVersion],
    description: 'What it was, as believed at `knownAt`, in order; maximal ranges of dates',
  })
  versions!: readonly HistoryVersion[];
  @ApiProperty({
    type: [HistoryItem],
    description:
      'Every change that ever touched it, in valid order, those among them that were corrected or annulled since. ' +
      'Corrections and annulments are listed with the changes that they rectify.',
  })
  changes!: readonly HistoryItem[];
  @ApiProperty({
    type: [Belief],
    description:
      'Every version that was ever believed by `knownAt`, superseded ones too: by their first day, and in the order ' +
      'in which they were believed. Those without an end are `versions`.',
  })
  beliefs!: readonly Belief[];
}
