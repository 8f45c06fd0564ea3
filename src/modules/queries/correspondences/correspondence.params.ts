import { Fits, inOrder } from '../diff/diff.params.js';
import { ChoiceParameter, RequiredDateParameter } from '../../read-side/params/decorators.js';
import { KnownPageParams } from '../../read-side/params/page.params.js';

export const correspondenceFormats = ['json', 'csv'] as const;
export type CorrespondenceFormat = (typeof correspondenceFormats)[number];

export class CorrespondenceParams extends KnownPageParams {
  @RequiredDateParameter('The first date') from!: string;

  @Fits(inOrder, 'parameter.not-before-from')
  @RequiredDateParameter('The second date')
  to!: string;

  @ChoiceParameter(
    'The form of the answer; by `Accept` when absent. CSV holds everything, whatever page is asked for',
    correspondenceFormats,
  )
  format?: CorrespondenceFormat;
}
