import { NumberParameter, TextParameter } from './decorators.js';
import { AsOfParams, KnownParams } from './known.params.js';

export const standardLimit = 100;
const limit = { min: 1, max: 1000, default: standardLimit };
const limitText = 'Items on a page';
const cursorText =
  'The `next` of the page before, with the same other parameters. It holds the date and the revision of the ' +
  'first page: the pages fit together whatever is recorded meanwhile.';

/** A list on the axis of known time, page by page. */
export class KnownPageParams extends KnownParams {
  @NumberParameter(limitText, limit) limit?: number;
  @TextParameter(cursorText, 4000) cursor?: string;
}

/** A list on both axes of time, page by page. */
export class AsOfPageParams extends AsOfParams {
  @NumberParameter(limitText, limit) limit?: number;
  @TextParameter(cursorText, 4000) cursor?: string;
}
