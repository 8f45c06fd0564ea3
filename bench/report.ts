import { format } from 'prettier';
import type { AtSize } from './at-size.js';
import type { Row, Unit } from './rows.js';
import type { BenchOptions, BenchResult, RowResult } from './run.js';
import { medianOf, ratios, type Sample } from './samples.js';

/** The tables, in Markdown that is read as well on a terminal. */
export function report(result: BenchResult, options: BenchOptions): Promise<string> {
  const { rounds, seconds, times, changes } = options;
  const text = [
    '# What was measured',
    `Ours and the reference by turns, ${rounds} rounds, medians; in brackets the least and the greatest ratio of a ` +
      `round. Rates: ${seconds} s a round; queries: each ${times} times a round; ${changes.toLocaleString('en')} changes.`,
    table(['', ''], result.machine),
    table(['row', 'what', 'against', 'ours', 'reference', 'ratio', 'target', 'met'], result.rows.map(cells)),
    ...(result.sizes.length > 0
      ? [
          '## How cost grows',
          table(
            ['changes', ...result.sizes.map((size) => size.changes.toLocaleString('en'))],
            growth(result.sizes),
          ),
        ]
      : []),
  ].join('\n\n');
  return format(text, { parser: 'markdown', printWidth: 110 });
}

function cells({ row, measured }: RowResult): string[] {
  const { name, what, against, unit } = row;
  const target = 'atLeast' in row.target ? `≥ ${row.target.atLeast}×` : `≤ ${row.target.atMost}×`;
  if (typeof measured === 'string') return [name, what, against, measured, '', '', target, ''];
  const { ratio, least, greatest } = ratios(measured);
  const spread = measured.ours.length > 1 ? ` (${figure(least)}–${figure(greatest)})` : '';
  return [
    name,
    what,
    against,
    value(measured.ours, unit),
    value(measured.reference, unit),
    `${figure(ratio)}×${spread}`,
    target,
    isMet(row, ratio) ? 'yes' : 'no',
  ];
}

function isMet({ target }: Row, ratio: number): boolean {
  return 'atLeast' in target ? ratio >= target.atLeast : ratio <= target.atMost;
}

function value(samples: readonly Sample[], unit: Unit): string {
  const number = medianOf(samples);
  return unit === 'per second' ? `${figure(number)}/s` : `${figure(number)} ${unit}`;
}

function growth(sizes: readonly AtSize[]): string[][] {
  const row = (name: string, cell: (size: AtSize) => string | undefined) => [
    name,
    ...sizes.map((size) => cell(size) ?? '–'),
  ];
  const seconds = (samples: readonly Sample[] | undefined) => samples && `${figure(medianOf(samples))} s`;
  const ms = (samples: readonly Sample[] | undefined) => samples && `${figure(medianOf(samples))} ms`;
  return [
    row('organizations at the opening', ({ organizations }) => organizations.toLocaleString('en')),
    row(
      'decisions imported (refused)',
      ({ imported }) => `${imported.decisions.toLocaleString('en')} (${imported.refused})`,
    ),
    row('events', ({ restart }) => restart?.reference[0]?.operations.toLocaleString('en')),
    row('rows of the read models', ({ rebuild }) => rebuild?.reference[0]?.operations.toLocaleString('en')),
    row('import', ({ imported }) => `${figure(imported.seconds)} s`),
    row('import, changes a second', ({ changes, imported }) => figure(changes / imported.seconds)),
    row('import, peak memory', ({ imported }) => `${figure(imported.peakBytes / 2 ** 20)} MiB`),
    row('rebuild of all projections', ({ rebuild }) => seconds(rebuild?.ours)),
    row('COPY of their rows', ({ rebuild }) => seconds(rebuild?.reference)),
    row('SELECT 1', ({ queries }) => ms(queries?.['select 1'])),
    row('counts by kind, now', ({ queries }) => ms(queries?.['counts now'])),
    row('counts by kind, known earlier', ({ queries }) => ms(queries?.['counts earlier'])),
    row('counts by kind, finding what is known first', ({ queries }) => ms(queries?.['counts request'])),
    row('children of a node, now', ({ queries }) => ms(queries?.['children now'])),
    row('children of a node, known earlier', ({ queries }) => ms(queries?.['children earlier'])),
    row('children in an answer', ({ queries }) => queries && figure(queries.children)),
    row('ready to decide after a restart', ({ restart }) => seconds(restart?.ours)),
    row('… with ORGLEDGER_CACHE', ({ restart }) => seconds(restart?.cached)),
    row('reading the events', ({ restart }) => seconds(restart?.reference)),
  ];
}

/** Three figures that mean something. */
function figure(number: number): string {
  return number >= 1000 ? Math.round(number).toLocaleString('en') : String(Number(number.toPrecision(3)));
}

function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
