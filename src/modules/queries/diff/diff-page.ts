import { withStatement } from '../../presentation/date-words.js';
import type { Language } from '../../../events/messages/language.js';
import type { StateField } from '../../../events/register/history.js';
import { decisionPath } from '../../presentation/links.js';
import {
  plain,
  type Content,
  type Entry,
  type Page,
  type Section,
  type Table,
} from '../../presentation/page.js';
import { formatDate, formatMoment, formatNumber } from '../../presentation/text.js';
import type { AsOf } from '../../read-side/time/known.js';
import { changeStandingWord, rectificationText } from '../rectifications/rectification-words.js';
import type { Diff, DiffChange, DiffItem, DiffState, FormerChange } from './diff.documents.js';
import { categoryWord, diffWord, fieldWord, standingWord, type DiffWord } from './diff-words.js';

/**
 * Lays a diff out in one language: totals, then each organization of the page before and after, which opens to the
 * changes behind it.
 * @param next the address of the next page; null on the last
 */
export function layOutDiff(diff: Diff, language: Language, next: string | null): Page {
  const say = (name: DiffWord) => diffWord(name, language);
  const sections: Section[] = [
    { id: 'totals', title: say('totals'), blocks: [totals(diff, language), ...turns(diff, language)] },
    { id: 'kinds', title: say('kinds'), blocks: [kinds(diff, language)] },
    { id: 'rectified', title: say('rectified'), blocks: rectified(diff, language) },
    { id: 'items', title: say('items'), blocks: items(diff, language, next) },
    { id: 'behind', title: say('behind'), blocks: diff.items.map((item) => behind(item, diff, language)) },
  ];
  return {
    language,
    title: say('title'),
    facts: [
      { label: say('register'), value: diff.after.register },
      { label: say('first'), value: stateText(diff.before, language) },
      { label: say('second'), value: stateText(diff.after, language) },
      { label: say('total'), value: formatNumber(diff.total, language) },
    ],
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

function stateText({ validAt, revision, recordedAt }: AsOf, language: Language): string {
  const known = `${diffWord('knownAt', language)} ${revision} (${formatMoment(recordedAt, language)})`;
  return `${formatDate(validAt, language)}, ${known}`;
}

function totals({ totals }: Diff, language: Language): Table {
  return table('totals', ['what', 'organizations'], language, [
    ...totals.map(({ category, organizations }) => [
      plain(categoryWord(category, language)),
      plain(formatNumber(organizations, language)),
    ]),
  ]);
}

function turns({ turns }: Diff, language: Language): Table[] {
  if (turns.length === 0) return [];
  const rows = turns.map(({ category, as, kind, organizations }) => [
    plain(`${categoryWord(category, language)}${as === null ? '' : ` (${as})`}, ${kind}`),
    plain(formatNumber(organizations, language)),
  ]);
  return [table('turns', ['what', 'organizations'], language, rows)];
}

function kinds({ kinds }: Diff, language: Language): Table {
  const rows = kinds.map(({ kind, before, after }) => [
    plain(kind),
    ...[before, after].map((count) => plain(formatNumber(count, language))),
    plain(formatNumber(after - before, language, true)),
  ]);
  return table('kinds', ['kind', 'before', 'after', 'change'], language, rows);
}

function rectified({ rectified, rectifiedTotal, after }: Diff, language: Language): Section['blocks'] {
  const entries = rectified.map((change): Entry => {
    const { decision, index, kind, type, standing, revision, rectifications, organizationIds } = change;
    const state = `${diffWord('effective', language)} ${dateText(change, language)}`;
    const organizations = `${diffWord('organizations', language)}: ${organizationIds.join(', ') || '–'}`;
    return {
      kind: 'entry',
      anchor: `rectified/${revision}`,
      title: `${decision.number}, ${diffWord('changeNumber', language)} ${index}: ${kind ?? type}`,
      text: `${changeStandingWord(standing, language)}; ${state}; ${organizations}`,
      items: rectifications.map((rectification) => [
        {
          text: rectificationText(rectification, language),
          href: decisionPath(after.register, rectification.decisionId),
        },
      ]),
    };
  });
  const more = rectifiedTotal - rectified.length;
  if (more === 0) return entries;
  const rest = plain(`+ ${formatNumber(more, language)} ${diffWord('more', language)}`);
  return [...entries, { kind: 'list', items: [rest] }];
}

function items({ items }: Diff, language: Language, next: string | null): Section['blocks'] {
  const nothing = plain(diffWord('none', language));
  if (items.length === 0) return [{ kind: 'list', items: [nothing] }];
  const rows = items.map((item) => [
    [{ text: `${item.id} ${(item.after ?? item.before)!.name}`, href: `#${anchor(item)}` }],
    plain(item.categories.map((category) => categoryWord(category, language)).join(', ')),
    plain(describe(item, item.before, language)),
    plain(describe(item, item.after, language)),
  ]);
  const words: DiffWord[] = ['organization', 'what', 'before', 'after'];
  const list = table('itemsCaption', words, language, rows, false);
  const more: Content = [{ text: diffWord('next', language), href: next ?? '' }];
  return next === null ? [list] : [list, { kind: 'list', items: [more] }];
}

/** What an organization is in one state: where it lives in both, only that in which they differ. */
function describe(
  { differences, before, after }: DiffItem,
  state: DiffState | null,
  language: Language,
): string {
  if (!state) return '–';
  if (!before || !after) return `${state.name}; ${state.kind}; ${parentText(state)}`;
  return differences
    .map(({ field }) => `${fieldWord(field, language)}: ${fieldText[field](state)}`)
    .join('; ');
}

/** What a state says in one of its fields. */
const fieldText: Readonly<Record<StateField, (state: DiffState) => string>> = {
  name: ({ name }) => name,
  otherNames: ({ otherNames }) => recordText(otherNames),
  kind: ({ kind }) => kind,
  parentId: parentText,
  codes: ({ codes }) => recordText(codes),
  authorities: ({ authorities }) => authorities.join(', ') || '–',
  functions: ({ functions }) => recordText(functions),
};

function recordText(record: Readonly<Record<string, string>>): string {
  const parts = Object.entries(record).map(([name, text]) => `${name} ${text}`);
  return parts.join(', ') || '–';
}

function parentText({ parent, parentId }: DiffState): string {
  return parent ? `${parent.id} ${parent.name}` : (parentId ?? '–');
}

function behind(item: DiffItem, { after }: Diff, language: Language): Entry {
  return {
    kind: 'entry',
    anchor: anchor(item),
    title: `${item.id} ${(item.after ?? item.before)!.name}`,
    text: lineText(item),
    items: item.changes.map((change) => changeText(change, after.register, language)),
  };
}

/** `G2, G3 → G1 → G5`: where it comes from and what it lives on in. */
function lineText({ id, predecessors, successors }: DiffItem): string | null {
  const names = (organizations: DiffItem['successors']) => organizations.map((one) => one.id).join(', ');
  const parts = [names(predecessors), id, names(successors)].filter((part) => part !== '');
  return parts.length === 1 ? null : parts.join(' → ');
}

function changeText(change: DiffChange, register: string, language: Language): Content {
  const { decision, index, standing, effects, kind, type, was, rectifiedBy } = change;
  const place = `${diffWord('changeNumber', language)} ${index}, ${diffWord('effective', language)} ${dateText(change, language)}`;
  return [
    {
      text: `${decision.number} (${formatDate(decision.issuedOn, language)})`,
      href: decisionPath(register, decision.id),
    },
    { text: `, ${place}: ${kind ?? type} (${effects.join(', ')}); ${standingWord(standing, language)}` },
    ...(was
      ? [
          {
            text: `; ${diffWord('before', language)}: ${dateText(was, language)} (${was.effects.join(', ')})`,
          },
        ]
      : []),
    ...rectifiedBy.flatMap(({ decision: rectifying }) => [
      { text: ' ← ' },
      { text: rectifying.number, href: decisionPath(register, rectifying.id) },
    ]),
  ];
}

/** An effective date; where it is only assumed, with what is stated of it. */
function dateText(
  { effectiveOn, dateStated }: Pick<FormerChange, 'effectiveOn' | 'dateStated'>,
  language: Language,
): string {
  return withStatement(formatDate(effectiveOn, language), dateStated, language);
}

function anchor({ id }: DiffItem): string {
  return `behind/${encodeURIComponent(id)}`;
}

function table(
  caption: DiffWord,
  columns: readonly DiffWord[],
  language: Language,
  rows: readonly (readonly Content[])[],
  numeric = true,
): Table {
  return {
    kind: 'table',
    caption: diffWord(caption, language),
    columns: columns.map((name, i) => ({ label: diffWord(name, language), numeric: numeric && i > 0 })),
    rows: rows.map(([header, ...cells]) => ({ header: header!, cells })),
  };
}
