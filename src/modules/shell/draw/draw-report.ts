import { columns } from './columns.js';
import { text } from '../../../events/messages/format.js';
import type { Report } from '../../reports/running/report.js';
import type { Language } from '../../../events/messages/language.js';
import { table } from './table.js';

/** A report for a terminal: its wording, the published figures beside the ledger's, identities and flags. */
export function drawReport(report: Report, language: Language): string {
  const { definition, window, knownAt, wording } = report;
  return [
    `${definition.title[language]} — ${report.register}`,
    text(language, 'drawnReport.asked', {
      from: window.from,
      to: window.to,
      version: definition.version,
      revision: knownAt.revision,
    }),
    '',
    ...wording.map((sentence) => `• ${sentence.text[language]}`),
    '',
    table(
      columns(language, 'figure', 'published', 'ledger', ''),
      report.figures.map(({ figure, published, ledger, verdict, flags }) => [
        published?.label[language] ?? figure,
        published ? `${text(language, `drawnBound.${published.bound}`)}${published.value}` : '–',
        ledger ?? '–',
        [text(language, `drawnVerdict.${verdict}`), ...flags].join(' '),
      ]),
    ),
    ...report.identities.flatMap((identity) => [
      '',
      identity.label[language],
      drawIdentity(identity, language),
    ]),
    '',
    ...report.flags.map((flag) => drawFlag(flag, language)),
  ].join('\n');
}

function drawFlag({ code, label, state, text: raised }: Report['flags'][number], language: Language): string {
  if (state === 'raised') return `${code} ${raised?.[language] ?? label[language]}`;
  return `${code} ${label[language]}: ${text(language, `drawnReport.${state}`)}`;
}

/** Flows that are 0 in every row are left out. */
function drawIdentity({ columns, rows, total }: Report['identities'][number], language: Language): string {
  const used = columns.flatMap((_, i) => (rows.some(({ flows }) => flows[i]?.value) ? [i] : []));
  const head = [
    '',
    text(language, 'column.stock-before'),
    ...used.map((i) => `${columns[i]!.direction === 'in' ? '+' : '−'} ${columns[i]!.label[language]}`),
    text(language, 'column.stock-after'),
    text(language, 'column.residual'),
  ];
  const lines: (string | number)[][] = rows.map(({ code, before, flows, after, residual }) => [
    code,
    before.value,
    ...used.map((i) => flows[i]!.value),
    after.value,
    residual,
  ]);
  if (total)
    lines.push(['Σ', total.before, ...used.map((i) => total.flows[i]!), total.after, total.residual]);
  return table(head, lines);
}
