import type { AuthorityCount, MeasureSum, Stock } from '../../../events/vocabulary/report/report-parts.js';
import { grouped, inScope, merged, share, sourced, sumRows, within } from './counting.js';
import type { FlowRow, ReportData, ReportWindow } from './report-data.js';
import type {
  AuthorityResult,
  FlowMeasureResult,
  Sourced,
  StockMeasureResult,
  StockResult,
} from './report.js';

export function countStock({ code, label, scope }: Stock, { stocks }: ReportData): StockResult {
  const at = (end: keyof ReportWindow) =>
    sumRows(stocks.filter((row) => row.at === end && inScope(scope, row.kind, row.parentKind)));
  const [before, after] = [at('from'), at('to')];
  return { code, label, before, after, change: after.value - before.value };
}

export function sumMeasure(
  measure: MeasureSum,
  data: ReportData,
  window: ReportWindow,
): StockMeasureResult | FlowMeasureResult {
  return measure.type === 'stock' ? sumStock(measure, data) : sumFlow(measure, data, window);
}

function sumStock(
  { code, label, measure, scope }: MeasureSum,
  { statements }: ReportData,
): StockMeasureResult {
  const rows = statements.filter(
    (row) => row.measure === measure && inScope(scope, row.kind, row.parentKind),
  );
  const stated = (end: keyof ReportWindow): Sourced | null => {
    const there = rows.filter((row) => row.at === end && row.decisionId !== null);
    return there.length === 0 ? null : sumRows(there);
  };
  const unstated = (end: keyof ReportWindow) =>
    sumRows(
      rows
        .filter((row) => row.at === end && row.decisionId === null)
        .map(({ organizations }) => ({ decisionId: null, organizations })),
    ).value;
  const [before, after] = [stated('from'), stated('to')];
  return {
    code,
    label,
    type: 'stock',
    before,
    after,
    change: before && after && after.value - before.value,
    unstated: { before: unstated('from'), after: unstated('to') },
  };
}

function sumFlow(
  { code, label, measure }: MeasureSum,
  { flows }: ReportData,
  { from, to }: ReportWindow,
): FlowMeasureResult {
  const rows = lastStated(flows.filter((row) => row.measure === measure));
  const inside = rows.filter(({ period }) => from < period.from && period.to <= to);
  const astride = rows.filter(
    ({ period }) => period.from <= to && from < period.to && !(from < period.from && period.to <= to),
  );
  const periods = grouped(inside, ({ period }) => `${period.from} ${period.to}`);
  return {
    code,
    label,
    type: 'flow',
    total: inside.length === 0 ? null : sumFlows(inside),
    periods: [...periods.values()]
      .map((rows) => ({ ...rows[0]!.period, total: sumFlows(rows) }))
      .sort((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1)),
    straddling: sumFlows(astride),
  };
}

/** What an organization states again for the same period takes the place of what it stated before. */
function lastStated(rows: readonly FlowRow[]): FlowRow[] {
  const key = ({ organizationId, period }: FlowRow) => [organizationId, period.from, period.to].join('\n');
  return [...new Map(rows.map((row) => [key(row), row])).values()];
}

function sumFlows(rows: readonly FlowRow[]): Sourced {
  return {
    value: rows.reduce((total, { value }) => total + value, 0),
    behind: merged(rows.map((row) => share(row, [row.organizationId]))),
  };
}

export function countAuthority(
  { code, label, authority, scope }: AuthorityCount,
  { holders, grants }: ReportData,
): AuthorityResult {
  const at = (end: keyof ReportWindow) =>
    sumRows(
      holders.filter(
        (row) => row.at === end && row.authority === authority && inScope(scope, row.kind, row.parentKind),
      ),
    );
  const given = (held: boolean) =>
    sourced(
      grants.filter(
        (grant) => grant.authority === authority && grant.held === held && within(scope, grant.standing),
      ),
    );
  const [before, after] = [at('from'), at('to')];
  return {
    code,
    label,
    before,
    after,
    change: after.value - before.value,
    granted: given(true),
    revoked: given(false),
  };
}
