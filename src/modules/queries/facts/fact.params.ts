import { ChoiceParameter, TextParameter } from '../../read-side/params/decorators.js';
import { AsOfPageParams, KnownPageParams } from '../../read-side/params/page.params.js';

export const factSelections = ['all', 'current'] as const;
export type FactSelection = (typeof factSelections)[number];

export class FactFilters extends AsOfPageParams {
  @TextParameter('The measure') measure?: string;
  @TextParameter('The organization that it is about') organization?: string;
  @ChoiceParameter(
    'All that took effect on or before the date, or only the stocks that hold on it',
    factSelections,
    'all',
  )
  select?: FactSelection;
}

export class FigureFilters extends KnownPageParams {
  @TextParameter('The name of the figure') figure?: string;
}
