import type { LineResult, PartResult, Report } from '../../running/report.js';
import { plain, type Row, type Section } from '../../../presentation/page.js';
import type { Phrasing } from '../phrasing.js';
import type { Word } from '../words.js';

/** What happened in the window: a row for each line, and under it its parts. */
export function linesSection(report: Report, page: Phrasing): Section {
  const columns: Word[] = ['what', 'number', 'events', 'heads', 'subtree', 'organizations'];
  const rows = report.lines.flatMap((line) => [
    rowOf(page, line, line.code, 'total'),
    ...line.parts.map((part) =>
      rowOf(page, part, `${line.code}/${part.code}`, part.counted ? 'part' : 'apart'),
    ),
  ]);
  return page.section('lines', 'lines', page.table('linesCaption', columns, rows));
}

function rowOf(
  page: Phrasing,
  line: LineResult | PartResult,
  code: string,
  tone: 'total' | 'part' | 'apart',
): Row {
  const { value, events, heads, subtree, organizations } = line.count;
  const label = page.text(line.label);
  // Changes counted by their type show no organizations at their head or below it.
  const steps = subtree === 0 && events > 0 ? [null, null] : [heads, subtree];
  const cells = [
    page.linked(value, `lines/${code}`),
    ...[events, ...steps, organizations].map((count) => page.number(count)),
  ];
  return { header: plain(tone === 'apart' ? `${label} (${page.say('apart')})` : label), cells, tone };
}
