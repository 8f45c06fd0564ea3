import { ChoiceParameter, TextParameter } from '../../read-side/params/decorators.js';
import { AsOfParams } from '../../read-side/params/known.params.js';
import { countGroupings, type CountGrouping } from './counts.documents.js';

export class CountsParams extends AsOfParams {
  @ChoiceParameter('What to group by', countGroupings, 'kind') by?: CountGrouping;
  @TextParameter('Only what stands under this organization, at any depth') under?: string;
  @TextParameter('Only the kinds of this umbrella term') set?: string;
}
