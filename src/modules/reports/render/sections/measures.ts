import type { Report } from '../../running/report.js';
import { plain, type Row, type Section } from '../../../presentation/page.js';
import { formatDate, formatNumber } from '../../../presentation/text.js';
import type { Phrasing } from '../phrasing.js';
import type { Word } from '../words.js';

/** Sums of what organizations stated. */
export function measuresSection(report: Report, page: Phrasing): Section {
  const columns: Word[] = ['what', 'before', 'afterwards', 'change', 'unstated', 'inWindow', 'straddling'];
  const none = plain('');
  const rows = report.measures.flatMap((measure): Row[] => {
    const { code, label } = measure;
    const header = plain(page.text(label));
    if (measure.type === 'flow') {
      const total = page.linked(measure.total?.value ?? null, `measures/${code}`);
      const straddling = page.linked(measure.straddling.value, `measures/${code}/straddling`);
      const periods = measure.periods.length > 1 ? measure.periods : [];
      const parts = periods.map(({ from, to, total }): Row => ({
        header: plain(`${formatDate(from, page.language)} – ${formatDate(to, page.language)}`),
        cells: [none, none, none, none, page.number(total.value), none],
        tone: 'part',
      }));
      return [{ header, cells: [none, none, none, none, total, straddling] }, ...parts];
    }
    const { before, after, change, unstated } = measure;
    const silent = [unstated.before, unstated.after].map((n) => formatNumber(n, page.language)).join(' / ');
    const cells = [
      page.linked(before?.value ?? null, `measures/${code}/before`),
      page.linked(after?.value ?? null, `measures/${code}/after`),
      page.number(change, true),
      plain(silent),
      none,
      none,
    ];
    return [{ header, cells }];
  });
  return page.section('measures', 'measures', page.table('measuresCaption', columns, rows));
}
