import { formatDate, inBoth } from '../../../presentation/text.js';
import { repeatedNumbers } from '../repeated-numbers.js';
import type { Check } from './check.js';

/** The most numbers that are listed. */
const shown = 10;

/** No two instruments carry one number. */
export const repeatedNumber: Check = ({ repeatedNumber }, { decisions }) => {
  if (!repeatedNumber) return undefined;
  const repeated = repeatedNumbers(decisions, repeatedNumber.endings ?? undefined);
  return {
    raised: repeated.length > 0,
    figures: [],
    list: inBoth((language) =>
      enumerate(
        repeated.map(
          ({ number, dates }) => `${number} (${dates.map((date) => formatDate(date, language)).join('; ')})`,
        ),
      ),
    ),
    decisionIds: [...new Set(repeated.flatMap(({ decisionIds }) => decisionIds))].sort(),
  };
};

function enumerate(items: readonly string[]): string {
  const rest = items.length - shown;
  return rest > 0 ? `${items.slice(0, shown).join(', ')}, … (+${rest})` : items.join(', ');
}
