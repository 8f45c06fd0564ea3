import type { Report } from '../../running/report.js';
import { plain, type Row, type Section } from '../../../presentation/page.js';
import type { Phrasing } from '../phrasing.js';
import type { Word } from '../words.js';

/** How many organizations hold each authority. */
export function authoritiesSection(report: Report, page: Phrasing): Section {
  const rows = report.authorities.map(({ code, label, before, after, change, granted, revoked }): Row => {
    const linked = (number: { value: number }, facet: string) =>
      page.linked(number.value, `authorities/${code}/${facet}`);
    return {
      header: plain(page.text(label)),
      cells: [
        linked(before, 'before'),
        linked(after, 'after'),
        page.number(change, true),
        linked(granted, 'granted'),
        linked(revoked, 'revoked'),
      ],
    };
  });
  const columns: Word[] = ['what', 'before', 'afterwards', 'change', 'granted', 'revoked'];
  return page.section('authorities', 'authorities', page.table('authoritiesCaption', columns, rows));
}
