import type { Report } from '../../running/report.js';
import { plain, type Row, type Section } from '../../../presentation/page.js';
import type { Phrasing } from '../phrasing.js';

/** How many there are of each kind at both ends of the window. */
export function stocksSection(report: Report, page: Phrasing): Section {
  const rows = report.stocks.map(({ code, label, before, after, change }): Row => ({
    header: plain(page.text(label)),
    cells: [
      page.linked(before.value, `stocks/${code}/before`),
      page.linked(after.value, `stocks/${code}/after`),
      page.number(change, true),
    ],
  }));
  return page.section(
    'stocks',
    'stocks',
    page.table('stocksCaption', ['kind', 'before', 'afterwards', 'change'], rows),
  );
}
