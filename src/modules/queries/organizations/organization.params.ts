import { TextParameter } from '../../read-side/params/decorators.js';
import { AsOfPageParams } from '../../read-side/params/page.params.js';

/** What organizations are looked for. All that are given hold. */
export class OrganizationFilters extends AsOfPageParams {
  @TextParameter('A part of any of its names; accents and case do not count') q?: string;
  @TextParameter('Its kind') kind?: string;
  @TextParameter('An umbrella term: a set of kinds of the classification') set?: string;
  @TextParameter('An organization that it stands under, at any depth') under?: string;
  @TextParameter('The organization directly above it') parent?: string;
  @TextParameter('Its code in a scheme, as scheme:value') code?: string;
  @TextParameter('An authority that it holds') authority?: string;
}
