import type { FlowColumn, Identity, Stock } from '../../../events/vocabulary/report/report-parts.js';
import type { Scope } from '../../../events/vocabulary/report/report-selection.js';
import { sourced, within } from './counting.js';
import type { Step } from './report-data.js';
import type { IdentityResult, IdentityRow, Sourced, StockResult } from './report.js';

/** Reconciles stocks: before + Σ flows = after, with the residual. */
export function reconcile(
  { code, label, stocks, columns, total }: Identity,
  definitions: readonly Stock[],
  results: readonly StockResult[],
  steps: readonly Step[],
): IdentityResult {
  const rows = stocks.map((name): IdentityRow => {
    const { scope } = definitions.find((stock) => stock.code === name)!;
    const { label, before, after } = results.find((stock) => stock.code === name)!;
    const flows = columns.map((column) => flow(column, scope, steps));
    const residual = residualOf(columns, before.value, flows, after.value);
    return { code: name, label, before, flows, after, residual };
  });
  return {
    code,
    label,
    columns: columns.map(({ code, label, direction }) => ({ code, label, direction })),
    rows,
    total: total ? totalOf(rows, columns.length) : null,
  };
}

function flow({ direction, effect, as }: FlowColumn, scope: Scope, steps: readonly Step[]): Sourced {
  return sourced(
    steps.filter((step) => {
      if (step.effect !== effect || (as && !as.includes(step.as))) return false;
      const [was, is] = [within(scope, step.before), within(scope, step.after)];
      return direction === 'in' ? !was && is : was && !is;
    }),
  );
}

function residualOf(
  columns: readonly FlowColumn[],
  before: number,
  flows: readonly Sourced[],
  after: number,
): number {
  return columns.reduce(
    (rest, { direction }, i) => rest + (direction === 'in' ? 1 : -1) * flows[i]!.value,
    before - after,
  );
}

function totalOf(rows: readonly IdentityRow[], columns: number): IdentityResult['total'] {
  const sum = (value: (row: IdentityRow) => number) => rows.reduce((total, row) => total + value(row), 0);
  return {
    before: sum(({ before }) => before.value),
    flows: Array.from({ length: columns }, (_, i) => sum(({ flows }) => flows[i]!.value)),
    after: sum(({ after }) => after.value),
    residual: sum(({ residual }) => residual),
  };
}
