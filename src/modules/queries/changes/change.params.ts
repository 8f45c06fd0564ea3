import { changeKindNames } from '../../../commands/kinds/change-catalogue.js';
import { effectNames } from '../../../events/register/alterations.js';
import { eventCatalogue } from '../../../events/types/event-catalogue.js';
import { flows } from '../../../events/vocabulary/report/report-selection.js';
import {
  ChoiceParameter,
  DateParameter,
  MomentParameter,
  NumberParameter,
  TextParameter,
} from '../../read-side/params/decorators.js';
import { KnownPageParams } from '../../read-side/params/page.params.js';
import { changeStandings, type ChangeStanding } from '../../read-side/time/change-standing.js';

export const listOrders = ['recorded', 'effective'] as const;
export type ListOrder = (typeof listOrders)[number];
export const listDirections = ['asc', 'desc'] as const;
export type ListDirection = (typeof listDirections)[number];

const revisions = { min: 0, max: 999_999_999 };

/** What is looked for on the recorded axis. Both ends belong to a range. */
export class RecordedFilters extends KnownPageParams {
  @ChoiceParameter('The axis of time to go along', listOrders, 'recorded') order?: ListOrder;
  @ChoiceParameter('Forwards or backwards', listDirections, 'asc') direction?: ListDirection;
  @DateParameter('Effective on or after this date; a change by what it says at `knownAt`')
  effectiveFrom?: string;
  @DateParameter('Effective on or before this date, likewise') effectiveTo?: string;
  @MomentParameter('Recorded at or after this moment') recordedFrom?: string;
  @MomentParameter('Recorded at or before this moment') recordedTo?: string;
  @NumberParameter('From this revision on', revisions) revisionFrom?: number;
  @NumberParameter('Up to this revision', revisions) revisionTo?: number;
}

const types = eventCatalogue.map(({ type }) => type).filter((type) => type !== 'DecisionIssued');

/** Which changes are looked for. All that are given hold. */
export class ChangeFilters extends RecordedFilters {
  @ChoiceParameter('The type of its event', types) type?: string;
  @ChoiceParameter('The kind of change', changeKindNames) kind?: string;
  @TextParameter('An organization that it involves, as recorded or as it says at `knownAt`')
  organization?: string;
  @TextParameter('The decision that carries it') decision?: string;
  @ChoiceParameter('What became of it, as known at `knownAt`', changeStandings) standing?: ChangeStanding;
  @TextParameter(`It has this effect on an organization: ${effectNames.join(', ')}`) effect?: string;
  @TextParameter(`Its effect belongs to this flow: ${flows.join(', ')}`) as?: string;
  @TextParameter('Its effect is on an organization that was of this kind before') kindBefore?: string;
  @TextParameter('Its effect is on an organization that is of this kind after') kindAfter?: string;
}
