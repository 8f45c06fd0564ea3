import type { FlagResult, Quoted, Report } from '../../running/report.js';
import { plain, type Content, type Entry, type Section } from '../../../presentation/page.js';
import { formatDate, formatNumber } from '../../../presentation/text.js';
import { decisionLink } from '../decision-link.js';
import type { Phrasing } from '../phrasing.js';
import { boundWord, stateWord } from '../words.js';

/** What to look at twice: raised flags with what they rest on, then the quiet ones. */
export function flagsSection(report: Report, page: Phrasing): Section {
  const { flags } = report;
  if (flags.length === 0) return page.section('flags', 'flags', []);
  const raised = flags.filter(({ state }) => state === 'raised').map((flag) => entryOf(report, page, flag));
  const quiet = flags
    .filter(({ state }) => state !== 'raised')
    .map(({ code, label, state, missing }) => {
      const lacking = missing.length === 0 ? '' : ` (${page.say('missing')}: ${missing.join(', ')})`;
      return plain(`${code} ${page.text(label)}: ${stateWord(state, page.language)}${lacking}`);
    });
  return page.section('flags', 'flags', [
    ...(raised.length === 0 ? [{ kind: 'list', items: [plain(page.say('noFlags'))] } as const] : raised),
    ...(quiet.length === 0 ? [] : [{ kind: 'list', items: quiet } as const]),
  ]);
}

function entryOf(
  report: Report,
  page: Phrasing,
  { code, label, text, figures, decisionIds }: FlagResult,
): Entry {
  const quoted = figures.map(({ label, value, bound, quotation }) =>
    plain(
      `${page.text(label)}: ${boundWord(bound, page.language)}${formatNumber(value, page.language)} — “${quotation}”`,
    ),
  );
  const instruments = decisionIds.map((id) => [decisionLink(report, id, page.language)]);
  return {
    kind: 'entry',
    anchor: `flags/${code}`,
    title: `${code}. ${page.text(label)}`,
    text: text && page.text(text),
    items: [...quoted, ...sources(page, figures), ...instruments],
  };
}

/** The documents that printed the figures, each once. */
function sources(page: Phrasing, figures: readonly Quoted[]): Content[] {
  const titles = figures.map(
    ({ document }) =>
      `${page.say('source')}: ${document.title}, ${formatDate(document.publishedOn, page.language)}`,
  );
  return [...new Set(titles)].map(plain);
}
