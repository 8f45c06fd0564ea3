import type { Language } from '../../../events/messages/language.js';
import type { Behind, Report } from '../running/report.js';
import { numbersOf, type NumberAt } from '../running/sources.js';
import { formatDate, formatNumber } from '../../presentation/text.js';
import { decisionLink } from './decision-link.js';
import type { Content, Entry, Section } from '../../presentation/page.js';
import { word, type Word } from './words.js';

/** The anchor of what is behind a number. */
export function numberAnchor(path: string): string {
  return `behind/${path}`;
}

/** The appendix: for each number that is not 0 the changes and decisions that made it. */
export function behindSection(report: Report, language: Language): Section {
  const numbers = numbersOf(report).filter(({ value, behind }) => value !== 0 && behind.length > 0);
  return {
    id: 'behind',
    title: word('behind', language),
    blocks: numbers.map((number): Entry => ({
      kind: 'entry',
      anchor: numberAnchor(number.path),
      title: `${titleOf(number, language)}: ${formatNumber(number.value, language)}`,
      text: null,
      items: number.behind.map((share) => describe(share, report, language)),
    })),
  };
}

const facets: Readonly<Record<string, Word>> = {
  before: 'before',
  after: 'afterwards',
  granted: 'granted',
  revoked: 'revoked',
  straddling: 'straddling',
};

function titleOf({ labels, facet }: NumberAt, language: Language): string {
  const facetWord = facet === null ? undefined : facets[facet];
  return [
    ...labels.map((label) => label[language]),
    ...(facetWord ? [word(facetWord, language).toLocaleLowerCase(language)] : []),
  ].join(' – ');
}

function describe(
  { decisionId, index, effectiveOn, organizations, organizationIds }: Behind,
  report: Report,
  language: Language,
): Content {
  const link = decisionLink(report, decisionId, language);
  if (index === null || effectiveOn === null) {
    return [
      link,
      { text: `: ${formatNumber(organizations, language)} ${word('organizationsMade', language)}` },
    ];
  }
  const place = `${word('changeNumber', language)} ${index}, ${word('effective', language)} ${formatDate(effectiveOn, language)}`;
  return [
    link,
    { text: `, ${place}${organizationIds.length === 0 ? '' : `: ${organizationIds.join(', ')}`}` },
  ];
}
