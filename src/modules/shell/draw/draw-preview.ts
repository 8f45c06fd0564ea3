import { columns } from './columns.js';
import { text } from '../../../events/messages/format.js';
import type { Language } from '../../../events/messages/language.js';
import type { Preview } from '../../../commands/decide/preview.js';
import { Rejected } from '../../../commands/problems/problem.js';
import { withStatement } from '../../presentation/date-words.js';
import { organizationIdsOf } from '../../../projections/decisions/organization-ids.js';
import type { AffectedReportDocument } from '../../reports/issued/affected-report.document.js';
import type { CountsChange } from '../../queries/counts/foresee-counts.js';
import { describeError } from '../describe-error.js';
import { table } from './table.js';

/** With what only the read models know. */
interface WholePreview extends Omit<Preview, 'counts'> {
  readonly counts: readonly CountsChange[];
  readonly issuedReports: readonly AffectedReportDocument[];
}

/** What a decision would come to, for a terminal. */
export function drawPreview(
  { events, problems, counts, laterChanges, issuedReports }: WholePreview,
  language: Language,
): string {
  if (problems.length > 0) return describeError(new Rejected(problems), language);
  const kinds = [
    ...new Set(counts.flatMap(({ after, before }) => [...Object.keys(before), ...Object.keys(after)])),
  ].sort();
  const numbers = counts.flatMap(({ on, before, after }) =>
    kinds
      .map((kind) => [kind, before[kind] ?? 0, after[kind] ?? 0] as const)
      .filter(([, was, is]) => was !== is)
      .map(([kind, was, is]) => [on, kind, was, is]),
  );
  const changes = events.slice(1).map((event) => {
    const touched = organizationIdsOf(event);
    const { effectiveOn, dateStated } = event.metadata;
    return [withStatement(effectiveOn, dateStated, language), event.type, touched.slice(0, 10).join(', ')];
  });
  return [
    text(language, 'preview.title'),
    '',
    table(columns(language, 'effective', 'event', 'organizations'), changes),
    '',
    numbers.length > 0
      ? table(columns(language, 'on', 'kind', 'stock-before', 'stock-after'), numbers)
      : text(language, 'preview.no-count'),
    ...(laterChanges.length > 0
      ? ['', text(language, 'preview.later-changes', { count: laterChanges.length })]
      : []),
    ...laterChanges.map(
      ({ effectiveOn, type, decisionId, index }) => `  ${effectiveOn}  ${type}  ${decisionId}#${index}`,
    ),
    ...issuedReports.flatMap((affected) => ['', ...drawAffected(affected, language)]),
  ].join('\n');
}

function drawAffected({ report, figures }: AffectedReportDocument, language: Language): string[] {
  const { decision, window } = report;
  const rows = figures.map(({ labels, facet, issued, before, after }) => [
    [...labels.map((label) => label[language]), ...(facet === null ? [] : [facet])].join(' / '),
    issued ?? '–',
    before ?? '–',
    after ?? '–',
  ]);
  return [
    text(language, 'preview.issued-report', {
      ...window,
      id: report.id,
      report: report.report,
      decision: decision.number,
    }),
    table(columns(language, 'figure', 'issued', 'known-now', 'would-be'), rows),
  ];
}
