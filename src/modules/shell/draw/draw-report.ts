import type { Report } from '../../reports/running/report.js';
import type { Language } from '../../../events/messages/language.js';
import { table } from './table.js';

/** A report for a terminal: its wording, the published figures beside the ledger's, identities and flags. */
export function drawReport(report: Report, language: Language): string {
  const words = texts[language];
  const { definition, window, knownAt, wording } = report;
  return [
    `${definition.title[language]} — ${report.register}`,
    words.asked(window.from, window.to, definition.version, knownAt.revision),
    '',
    ...wording.map(({ text }) => `• ${text[language]}`),
    '',
    table(
      [words.figure, words.published, words.ledger, ''],
      report.figures.map(({ figure, published, ledger, verdict, flags }) => [
        published?.label[language] ?? figure,
        published ? `${words.bounds[published.bound]}${published.value}` : '–',
        ledger ?? '–',
        [words.verdicts[verdict], ...flags].join(' '),
      ]),
    ),
    ...report.identities.flatMap((identity) => [
      '',
      identity.label[language],
      drawIdentity(identity, language),
    ]),
    '',
    ...report.flags.map(({ code, label, state, text }) =>
      state === 'raised'
        ? `${code} ${text?.[language] ?? label[language]}`
        : `${code} ${label[language]}: ${state === 'clear' ? words.clear : words.notChecked}`,
    ),
  ].join('\n');
}

/** Flows that are 0 in every row are left out. */
function drawIdentity({ columns, rows, total }: Report['identities'][number], language: Language): string {
  const words = texts[language];
  const used = columns.flatMap((_, i) => (rows.some(({ flows }) => flows[i]?.value) ? [i] : []));
  const head = [
    '',
    words.before,
    ...used.map((i) => `${columns[i]!.direction === 'in' ? '+' : '−'} ${columns[i]!.label[language]}`),
    words.after,
    words.residual,
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

const texts = {
  vi: {
    asked: (from: string, to: string, version: number, revision: number) =>
      `từ sau ${from} đến hết ${to}; mẫu báo cáo phiên bản ${version}; theo sổ tại revision ${revision}`,
    figure: 'số liệu',
    published: 'công bố',
    ledger: 'theo sổ',
    before: 'đầu kỳ',
    after: 'cuối kỳ',
    residual: 'lệch',
    clear: 'không có vấn đề',
    notChecked: 'chưa kiểm tra được',
    bounds: { exactly: '', about: '≈ ', nearly: '≲ ', 'more-than': '> ' },
    verdicts: {
      agrees: '✓',
      differs: '✗ khác',
      incomplete: 'sổ chưa đủ',
      'no-counterpart': 'sổ không có',
      'not-published': 'không công bố',
    },
  },
  en: {
    asked: (from: string, to: string, version: number, revision: number) =>
      `after ${from} to the end of ${to}; version ${version} of the definition; known at revision ${revision}`,
    figure: 'figure',
    published: 'published',
    ledger: 'ledger',
    before: 'before',
    after: 'after',
    residual: 'residual',
    clear: 'nothing to flag',
    notChecked: 'could not be checked',
    bounds: { exactly: '', about: '≈ ', nearly: '≲ ', 'more-than': '> ' },
    verdicts: {
      agrees: '✓',
      differs: '✗ differs',
      incomplete: 'ledger incomplete',
      'no-counterpart': 'not in the ledger',
      'not-published': 'not published',
    },
  },
} as const;
