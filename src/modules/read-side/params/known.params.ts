import { DateParameter, KnownAtParameter, NumberParameter } from './decorators.js';

/** Where a query stands on the axis of known time. */
export class KnownParams {
  @KnownAtParameter(
    'What was known then: a revision, or a moment in ISO 8601 with a time zone; now when absent. ' +
      'A decision is known whole or not at all: a revision inside of one is rounded down.',
  )
  knownAt?: string;

  @NumberParameter('Wait until the answer takes this revision into account; 503 when that takes too long', {
    min: 0,
    max: 999_999_999,
  })
  atLeast?: number;
}

/** Where a query stands on both axes of time. */
export class AsOfParams extends KnownParams {
  @DateParameter('The register as at the end of this date; today in UTC when absent')
  validAt?: string;
}
