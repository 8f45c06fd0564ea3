import type { FigureComparison } from '../../events/report-flag.js';
import { share } from './counting.js';
import { fits, named, type Numbers } from './numbers.js';
import type { PublishedRow } from './report-data.js';
import type { FigureResult, FlagResult, Quoted } from './report.js';

/**
 * A published figure beside what the ledger comes to. `flags` are those of the report, `incomplete` the names of
 * the ledger's numbers that can't be compared: sums that some organizations never stated.
 */
export function compareFigure(
  { figure, ledger: expression, tolerance }: FigureComparison,
  numbers: Numbers,
  flags: readonly FlagResult[],
  incomplete: ReadonlySet<string>,
): FigureResult {
  const published = numbers.published(figure);
  const ledger = (expression && numbers.evaluate(expression)) ?? null;
  return {
    figure,
    published: published ? quote(published) : null,
    ledger,
    terms: expression?.sum ?? [],
    verdict: !published
      ? 'not-published'
      : ledger === null
        ? 'no-counterpart'
        : named(expression!).ledger.some((name) => incomplete.has(name))
          ? 'incomplete'
          : fits(ledger, published, tolerance)
            ? 'agrees'
            : 'differs',
    flags: flags
      .filter(
        ({ state, figures }) => state === 'raised' && figures.some((quoted) => quoted.figure === figure),
      )
      .map(({ code }) => code),
  };
}

export function quote(row: PublishedRow): Quoted {
  const { figure, label, value, bound, quotation, document } = row;
  return { figure, label, value, bound, quotation, document, behind: [share(row, [])] };
}
