import type { FigureResult, Report } from '../../running/report.js';
import { plain, type Content, type Row, type Section, type Table } from '../../../presentation/page.js';
import { formatNumber } from '../../../presentation/text.js';
import type { Phrasing } from '../phrasing.js';
import { boundWord, verdictWord } from '../words.js';

/** Published figures beside the ledger's. */
export function figuresSection(report: Report, page: Phrasing): Section {
  const rows = report.figures.map((result) => rowOf(page, result));
  const columns = (['what', 'published', 'ledger', 'difference', 'verdict', 'flagged'] as const).map(
    (name, i) => ({ label: page.say(name), numeric: i > 0 && i < 4 }),
  );
  const table: Table = { kind: 'table', caption: page.say('figuresCaption'), columns, rows };
  return page.section('figures', 'figures', rows.length === 0 ? [] : [table]);
}

function rowOf(page: Phrasing, { figure, published, ledger, verdict, flags }: FigureResult): Row {
  const difference =
    published && ledger !== null && verdict !== 'incomplete' ? ledger - published.value : null;
  return {
    header: plain(published ? page.text(published.label) : figure),
    cells: [
      published
        ? plain(boundWord(published.bound, page.language) + formatNumber(published.value, page.language))
        : plain('–'),
      page.number(ledger),
      page.number(difference, true),
      plain(verdictWord(verdict, page.language)),
      flags.flatMap((code, i): Content => [
        ...(i === 0 ? [] : plain(', ')),
        { text: code, href: `#flags/${code}` },
      ]),
    ],
    ...(verdict === 'differs' && { tone: 'alert' }),
  };
}
