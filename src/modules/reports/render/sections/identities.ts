import type { IdentityResult, Report } from '../../running/report.js';
import { plain, type Content, type Row, type Section, type Table } from '../../../presentation/page.js';
import type { Phrasing } from '../phrasing.js';

/** A table of more columns is printed on a page turned on its side. */
const uprightColumns = 14;

/** What was before, what flowed and what is after, side by side. */
export function identitiesSection(report: Report, page: Phrasing): Section {
  const blocks = report.identities.map((identity) => tableOf(page, identity));
  const wide = blocks.some(({ columns }) => columns.length > uprightColumns);
  return { ...page.section('identities', 'identities', blocks), wide };
}

/** Columns in which nothing flowed are left out. */
function tableOf(page: Phrasing, { code, label, columns, rows, total }: IdentityResult): Table {
  const shown = columns.flatMap((column, i) =>
    rows.some(({ flows }) => flows[i]!.value !== 0) ? [{ ...column, i }] : [],
  );
  const sign = (direction: 'in' | 'out') => (direction === 'in' ? '+' : '−');
  const row = (name: string, before: Content, flows: Content[], after: Content, residual: number): Row => ({
    header: plain(name),
    cells: [before, ...flows, after, page.number(residual)],
    ...(residual !== 0 && { tone: 'alert' }),
  });
  const body = rows.map(({ code: stock, label, before, flows, after, residual }) => {
    const cells = shown.map(({ i, code: column }) =>
      page.linked(flows[i]!.value, `identities/${code}/${stock}/${column}`),
    );
    return row(
      page.text(label),
      page.linked(before.value, `stocks/${stock}/before`),
      cells,
      page.linked(after.value, `stocks/${stock}/after`),
      residual,
    );
  });
  const sums = total && [
    {
      ...row(
        page.say('total'),
        page.number(total.before),
        shown.map(({ i }) => page.number(total.flows[i]!)),
        page.number(total.after),
        total.residual,
      ),
      ...(total.residual === 0 && { tone: 'total' as const }),
    },
  ];
  return {
    kind: 'table',
    caption: page.text(label),
    columns: [
      { label: page.say('kind'), numeric: false },
      { label: page.say('before'), numeric: true },
      ...shown.map(({ label, direction }) => ({
        label: `${sign(direction)}\u00a0${page.text(label)}`,
        numeric: true,
      })),
      { label: page.say('afterwards'), numeric: true },
      { label: page.say('residual'), numeric: true },
    ],
    rows: [...body, ...(sums ?? [])],
  };
}
