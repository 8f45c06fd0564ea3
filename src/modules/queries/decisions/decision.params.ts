import { RecordedFilters } from '../changes/change.params.js';
import { DateParameter, TextParameter } from '../../read-side/params/decorators.js';

/** Which decisions are looked for. All that are given hold. */
export class DecisionFilters extends RecordedFilters {
  @TextParameter('The whole number of the instrument') number?: string;
  @TextParameter('A part of its number, title, issuer, organ or signer; accents and case do not count')
  q?: string;
  @DateParameter('Issued on or after this date') issuedFrom?: string;
  @DateParameter('Issued on or before this date') issuedTo?: string;
}
