import { columns } from './columns.js';
import { text } from '../../../events/messages/format.js';
import type { IssuedReportList, RestatementDocument } from '../../reports/issued/issued-report.documents.js';
import type { Reproduction } from '../../reports/issued/read-issued-reports.js';
import type { Language } from '../../../events/messages/language.js';
import { drawReport } from './draw-report.js';
import { table } from './table.js';

/** The reports that were issued, for a terminal. */
export function drawIssuedReports({ items }: IssuedReportList, language: Language): string {
  if (items.length === 0) return text(language, 'issued.none');
  return table(
    columns(language, 'id', 'report', 'window', 'known-at', 'decision', 'recorded'),
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
  const check = reproduced
    ? text(language, 'issued.same', { hash: sha256 })
    : text(language, 'issued.other', { was: issued.sha256, is: sha256 });
  return `${drawReport(report, language)}\n\n${check}`;
}

/** An issued report against what is known now. */
export function drawRestatement(restatement: RestatementDocument, language: Language): string {
  const { issued, asOf, figures, unchanged } = restatement;
  const rows = figures.map(({ labels, facet, then, now, decisions }) => [
    [...labels.map((label) => label[language]), ...(facet === null ? [] : [facetText(facet, language)])].join(
      ' / ',
    ),
    then ?? '–',
    now ?? '–',
    decisions.map(({ decision, delta }) => `${signed(delta)} ${decision.number} (${decision.id})`).join('; '),
  ]);
  return [
    text(language, 'issued.against', {
      id: issued.id,
      number: issued.decision.number,
      then: issued.knownAt,
      now: asOf.revision,
    }),
    '',
    ...(rows.length > 0
      ? [table(columns(language, 'figure', 'figure-then', 'now', 'by'), rows)]
      : [text(language, 'issued.unchanged')]),
    '',
    text(language, 'issued.rest', { count: unchanged }),
    ...(restatement.reproduced ? [] : [text(language, 'issued.not-reproduced')]),
  ].join('\n');
}

function signed(delta: number): string {
  return delta > 0 ? `+${delta}` : `−${-delta}`;
}

const facets = ['before', 'after', 'granted', 'revoked'] as const;

/** The facet of a number; codes of others are written as they are. */
function facetText(facet: string, language: Language): string {
  const known = facets.find((each) => each === facet);
  return known === undefined ? facet : text(language, `facet.${known}`);
}
