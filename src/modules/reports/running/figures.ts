import type { FigureComparison } from '../../../events/vocabulary/report/report-flag.js';
import { share } from './counting.js';
import { fits, named, type Numbers } from './numbers.js';
import type { PublishedRow } from './report-data.js';
import type { FigureResult, FlagResult, FlowMeasureResult, Quoted, StockMeasureResult } from './report.js';

/** What figures are compared with. */
export interface Comparable {
  readonly numbers: Numbers;
  readonly measures: readonly (StockMeasureResult | FlowMeasureResult)[];
  /** Names of the ledger's numbers that can't be compared: sums that some organizations never stated. */
  readonly incomplete: ReadonlySet<string>;
}

/** A published figure beside what the ledger comes to. `flags` are those of the report. */
export function compareFigure(
  comparison: FigureComparison,
  comparable: Comparable,
  flags: readonly FlagResult[],
): FigureResult {
  const { figure, ledger: expression, flow } = comparison;
  const published = comparable.numbers.published(figure);
  const ledger = counterpart(comparison, published, comparable);
  return {
    figure,
    published: published ? quote(published) : null,
    ledger,
    terms: flow === undefined ? (expression?.sum ?? []) : [`${flow}.value`],
    verdict: judge(comparison, published, ledger, comparable.incomplete),
    flags: flags
      .filter(
        ({ state, figures }) => state === 'raised' && figures.some((quoted) => quoted.figure === figure),
      )
      .map(({ code }) => code),
  };
}

function counterpart(
  { ledger, flow }: FigureComparison,
  published: PublishedRow | undefined,
  { numbers, measures }: Comparable,
): number | null {
  if (ledger) return numbers.evaluate(ledger) ?? null;
  const measure = measures.find(({ code }) => code === flow);
  const over = published?.period;
  if (measure?.type !== 'flow' || !over) return null;
  const within = measure.periods.filter(({ from, to }) => over.from <= from && to <= over.to);
  return within.length === 0 ? null : within.reduce((sum, { total }) => sum + total.value, 0);
}

function judge(
  { ledger: expression, tolerance }: FigureComparison,
  published: PublishedRow | undefined,
  ledger: number | null,
  incomplete: ReadonlySet<string>,
): FigureResult['verdict'] {
  if (!published) return 'not-published';
  if (ledger === null) return 'no-counterpart';
  if (expression && named(expression).ledger.some((name) => incomplete.has(name))) return 'incomplete';
  return fits(ledger, published, tolerance) ? 'agrees' : 'differs';
}

export function quote(row: PublishedRow): Quoted {
  const { figure, label, value, bound, quotation, document } = row;
  return { figure, label, value, bound, quotation, document, behind: [share(row, [])] };
}
