import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { effectNames } from '../../../events/register/alterations.js';
import { stateFields, type StateField } from '../../../events/register/history.js';
import type { EffectName, FlowName } from '../../../events/vocabulary/effect.js';
import { flowsOf } from '../../../events/vocabulary/report/report-selection.js';
import { ChangeReference } from '../changes/change-reference.js';
import { DecisionReference } from '../../read-side/decision-reference.js';
import { OrganizationReference, OrganizationState } from '../organizations/organization.documents.js';
import { AssumedDate } from '../../read-side/time/assumed-date.js';
import { AsOfDocument } from '../../read-side/time/as-of.document.js';
import { changeStandings, type ChangeStanding } from '../../read-side/time/change-standing.js';
import { Rectification, RectificationReference } from '../rectifications/rectification.documents.js';
import { diffCategories, type DiffCategory } from './categories.js';

const turnFlows = [...flowsOf.opened, ...flowsOf.closed];

/** What an organization is in one of the two states. */
export class DiffState extends OrganizationState {
  @ApiProperty({ type: OrganizationReference, nullable: true }) parent!: OrganizationReference | null;
}

/** A field that is not the same in both states. */
export class FieldDifference {
  @ApiProperty({ enum: stateFields }) field!: StateField;
  @ApiProperty({ description: 'Its value in the first state', nullable: true, type: Object })
  before!: unknown;
  @ApiProperty({ description: 'Its value in the second state', nullable: true, type: Object })
  after!: unknown;
}

export const standings = ['happened', 'learned', 'withdrawn', 'corrected'] as const;
export type Standing = (typeof standings)[number];

/** What a change said for the first state, and did to the organization. */
export class FormerChange extends AssumedDate {
  @ApiProperty({ format: 'date' }) effectiveOn!: string;
  @ApiProperty({ description: 'Its place within the day' }) effectiveSequence!: number;
  @ApiProperty({ enum: effectNames, isArray: true, example: ['moved'] }) effects!: readonly EffectName[];
}

/** A change that counts for one of the two states only, or otherwise for each. */
export class DiffChange extends IntersectionType(ChangeReference, AssumedDate) {
  @ApiProperty({ format: 'date' }) effectiveOn!: string;
  @ApiProperty({ description: 'Its place within the day' }) effectiveSequence!: number;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({
    enum: standings,
    description:
      'happened: it became effective between the dates. learned: it was effective on the first date already, but not ' +
      'known for the first state. withdrawn: it counts for the first state only, and no longer for the second: it was ' +
      'annulled, or corrected to be about others or later. corrected: it counts for both, and does something else.',
  })
  standing!: Standing;
  @ApiProperty({
    enum: effectNames,
    isArray: true,
    description: 'Its effects on this organization, in order',
    example: ['moved'],
  })
  effects!: readonly EffectName[];
  @ApiProperty({
    type: FormerChange,
    nullable: true,
    description: 'What it said for the first state, where it says something else for the second',
  })
  was!: FormerChange | null;
  @ApiProperty({
    type: [RectificationReference],
    description:
      'The corrections and annulments of it that the first state did not know; in the order of recording',
  })
  rectifiedBy!: readonly RectificationReference[];
  @ApiProperty({ type: DecisionReference }) decision!: DecisionReference;
}

/** A change that the first state knew, and that was corrected, annulled or restored until the second. */
export class DiffRectifiedChange extends IntersectionType(ChangeReference, AssumedDate) {
  @ApiProperty({
    format: 'date',
    description: 'By what it says for the second state; for an annulled one, by its last',
  })
  effectiveOn!: string;
  @ApiProperty({ enum: changeStandings, description: 'As known for the second state' })
  standing!: ChangeStanding;
  @ApiProperty({ type: DecisionReference }) decision!: DecisionReference;
  @ApiProperty({
    type: [Rectification],
    description: 'What was made of it in between, in the order of recording',
  })
  rectifications!: readonly Rectification[];
  @ApiProperty({
    type: [String],
    description: 'The organizations, on all pages, that are not the same in both states by this among others',
  })
  organizationIds!: readonly string[];
}

/** An organization that is not the same in both states. */
export class DiffItem {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: diffCategories, isArray: true, description: 'All that apply' })
  categories!: readonly DiffCategory[];
  @ApiProperty({
    type: String,
    enum: turnFlows,
    nullable: true,
    description: 'How it was opened or closed, by the last such change that is not behind both states',
    example: 'absorbed',
  })
  as!: FlowName | null;
  @ApiProperty({ type: DiffState, nullable: true, description: 'null where it does not live' })
  before!: DiffState | null;
  @ApiProperty({ type: DiffState, nullable: true, description: 'null where it does not live' })
  after!: DiffState | null;
  @ApiProperty({ type: [FieldDifference], description: 'Empty where it lives in one state only' })
  differences!: readonly FieldDifference[];
  @ApiProperty({ type: [OrganizationReference], description: 'Others of the first state that live on in it' })
  predecessors!: readonly OrganizationReference[];
  @ApiProperty({
    type: [OrganizationReference],
    description: 'Others of the second state that it lives on in',
  })
  successors!: readonly OrganizationReference[];
  @ApiProperty({
    type: [DiffChange],
    description: 'All changes that count for one of the states only, or otherwise for each, in valid order',
  })
  changes!: readonly DiffChange[];
}

/** How many live in both states. */
export class KindDifference {
  @ApiProperty() kind!: string;
  @ApiProperty() before!: number;
  @ApiProperty() after!: number;
}

/** Organizations of one category; those opened and closed apart by how, and by their kind then. */
export class DiffTotal {
  @ApiProperty({ enum: diffCategories }) category!: DiffCategory;
  @ApiProperty() organizations!: number;
}

export class DiffTurn {
  @ApiProperty({ enum: ['opened', 'closed'] }) category!: 'opened' | 'closed';
  @ApiProperty({ type: String, enum: turnFlows, nullable: true, example: 'founded' }) as!: FlowName | null;
  @ApiProperty({ description: 'In the state in which it lives' }) kind!: string;
  @ApiProperty() organizations!: number;
}

/** What is not the same in two states of a register. */
export class Diff {
  @ApiProperty({ type: AsOfDocument, description: 'The first state' }) before!: AsOfDocument;
  @ApiProperty({ type: AsOfDocument, description: 'The second state' }) after!: AsOfDocument;
  @ApiProperty({ description: 'Organizations that are not the same, on all pages' }) total!: number;
  @ApiProperty({ type: [DiffTotal], description: 'Every category, on all pages' })
  totals!: readonly DiffTotal[];
  @ApiProperty({ type: [DiffTurn], description: 'Those opened and closed, by how and by kind; on all pages' })
  turns!: readonly DiffTurn[];
  @ApiProperty({ type: [KindDifference], description: 'How many live, by kind' })
  kinds!: readonly KindDifference[];
  @ApiProperty({ description: 'Changes that were corrected, annulled or restored between the known times' })
  rectifiedTotal!: number;
  @ApiProperty({
    type: [DiffRectifiedChange],
    description:
      'The first 500 of them in valid order, whatever page is asked for, also where no organization differs by them',
  })
  rectified!: readonly DiffRectifiedChange[];
  @ApiProperty({ type: [DiffItem] }) items!: readonly DiffItem[];
  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page; null on the last' })
  next!: string | null;
}
