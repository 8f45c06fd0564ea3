import { ChoiceParameter, RequiredDateParameter } from '../../read-side/params/decorators.js';
import { KnownParams } from '../../read-side/params/known.params.js';
import { flowGroupings, type FlowGrouping } from './flows.documents.js';

export class FlowsParams extends KnownParams {
  @RequiredDateParameter('The window begins after this date') from!: string;
  @RequiredDateParameter('The window ends with this date') to!: string;
  @ChoiceParameter('Each kind apart, or all kinds together', flowGroupings, 'kind') by?: FlowGrouping;
}
