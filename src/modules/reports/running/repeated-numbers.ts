import type { InstrumentCitation } from '../../../events/types/decision-issued.js';
import { grouped } from './counting.js';
import type { DecisionRow } from './report-data.js';

/** A number that instruments bear which may be reported apart only by their dates. */
export interface RepeatedNumber {
  readonly number: string;
  /** In order. */
  readonly dates: readonly string[];
  /** Those that bear or cite them. */
  readonly decisionIds: readonly string[];
}

interface Mention {
  readonly decisionId: string;
  readonly issuer: string | null;
  readonly organ: string | null;
  readonly type: string | null;
  readonly number: string;
  readonly issuedOn: string;
}

/**
 * The numbers borne on more than one date by instruments of one issuer, organ and type. What a citation leaves out
 * may be anything; one without a date says nothing.
 */
export function repeatedNumbers(
  decisions: readonly DecisionRow[],
  endings: readonly string[] | undefined,
): RepeatedNumber[] {
  const mentions = decisions
    .flatMap((decision): Mention[] => [
      decision,
      ...decision.citations.flatMap((citation) => mentioned(decision.decisionId, citation)),
    ])
    .filter(({ number }) => !endings || endings.some((ending) => number.endsWith(ending)));
  return [...grouped(mentions, ({ number }) => number)]
    .map(([number, same]): RepeatedNumber => {
      const repeated = same.filter((a) => same.some((b) => a.issuedOn !== b.issuedOn && alike(a, b)));
      return {
        number,
        dates: [...new Set(repeated.map(({ issuedOn }) => issuedOn))].sort(),
        decisionIds: [...new Set(repeated.map(({ decisionId }) => decisionId))].sort(),
      };
    })
    .filter(({ dates }) => dates.length > 1)
    .sort((a, b) => (a.number < b.number ? -1 : 1));
}

function mentioned(decisionId: string, citation: InstrumentCitation): Mention[] {
  const { issuer = null, organ = null, type = null, number, issuedOn } = citation;
  return issuedOn === undefined ? [] : [{ decisionId, issuer, organ, type, number, issuedOn }];
}

function alike(a: Mention, b: Mention): boolean {
  const same = (x: string | null, y: string | null) => x === null || y === null || x === y;
  return same(a.issuer, b.issuer) && same(a.organ, b.organ) && same(a.type, b.type);
}
