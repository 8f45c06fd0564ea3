import type { IssuedReportList, RestatementDocument } from '../../reports/issued/issued-report.documents.js';
import type { Reproduction } from '../../reports/issued/read-issued-reports.js';
import type { Language } from '../../../events/messages/language.js';
import { drawReport } from './draw-report.js';
import { table } from './table.js';

/** The reports that were issued, for a terminal. */
export function drawIssuedReports({ items }: IssuedReportList, language: Language): string {
  const words = texts[language];
  if (items.length === 0) return words.none;
  return table(
    words.list,
    items.map(({ id, report, version, window, knownAt, decision, recordedAt }) => [
      id,
      `${report} v${version}`,
      `${window.from} – ${window.to}`,
      knownAt,
      `${decision.number} (${decision.id})`,
      recordedAt.slice(0, 10),
    ]),
  );
}

/** An issued report, and whether it is still the same. */
export function drawReproduction(
  { issued, report, sha256, reproduced }: Reproduction,
  language: Language,
): string {
  const words = texts[language];
  const check = reproduced ? words.same(sha256) : words.other(issued.sha256, sha256);
  return `${drawReport(report, language)}\n\n${check}`;
}

/** An issued report against what is known now. */
export function drawRestatement(restatement: RestatementDocument, language: Language): string {
  const words = texts[language];
  const { issued, asOf, figures, unchanged } = restatement;
  const rows = figures.map(({ labels, facet, then, now, decisions }) => [
    [
      ...labels.map((label) => label[language]),
      ...(facet === null ? [] : [words.facets[facet] ?? facet]),
    ].join(' / '),
    then ?? '–',
    now ?? '–',
    decisions.map(({ decision, delta }) => `${signed(delta)} ${decision.number} (${decision.id})`).join('; '),
  ]);
  return [
    words.against(issued.id, issued.decision.number, issued.knownAt, asOf.revision),
    '',
    ...(rows.length > 0 ? [table(words.restated, rows)] : [words.unchanged]),
    '',
    words.rest(unchanged),
    ...(restatement.reproduced ? [] : [words.notReproduced]),
  ].join('\n');
}

function signed(delta: number): string {
  return delta > 0 ? `+${delta}` : `−${-delta}`;
}

const texts = {
  vi: {
    none: 'Chưa có báo cáo nào được ban hành.',
    list: ['số', 'mẫu', 'kỳ', 'biết tại', 'quyết định', 'ghi sổ'],
    same: (hash: string) => `Tái lập đúng từng byte: SHA-256 ${hash}`,
    other: (was: string, is: string) => `KHÔNG tái lập được: SHA-256 khi ban hành ${was}, nay ${is}`,
    against: (id: number, number: string, then: number, now: number) =>
      `Báo cáo ${id} (${number}), lập theo bản ghi ${then}, so với bản ghi ${now}`,
    restated: ['số liệu', 'khi ban hành', 'nay', 'do'],
    unchanged: 'Không số liệu nào thay đổi.',
    rest: (n: number) => `${n} số liệu khác giữ nguyên.`,
    notReproduced: 'Chú ý: báo cáo không còn tái lập được đúng như khi ban hành.',
    facets: { before: 'đầu kỳ', after: 'cuối kỳ', granted: 'giao', revoked: 'thu hồi' } as Record<
      string,
      string | undefined
    >,
  },
  en: {
    none: 'No report was issued yet.',
    list: ['id', 'report', 'window', 'known at', 'decision', 'recorded'],
    same: (hash: string) => `Reproduced byte for byte: SHA-256 ${hash}`,
    other: (was: string, is: string) => `NOT reproduced: SHA-256 as issued ${was}, now ${is}`,
    against: (id: number, number: string, then: number, now: number) =>
      `Report ${id} (${number}), known at revision ${then}, against revision ${now}`,
    restated: ['figure', 'then', 'now', 'by'],
    unchanged: 'No figure has changed.',
    rest: (n: number) => `${n} other figures are the same.`,
    notReproduced: 'Beware: the report can no longer be reproduced as it was issued.',
    facets: {} as Record<string, string | undefined>,
  },
};
