import type { Language } from '../../../events/messages/language.js';
import type { Text } from '../../../events/vocabulary/text.js';
import { isCalendarDate } from '../../../events/vocabulary/validation.js';
import type { CheckName, Flag, Relation } from '../../../events/vocabulary/report-flag.js';
import { fits, named, type Numbers } from './numbers.js';
import { repeatedNumbers } from './repeated-numbers.js';
import type { DecisionRow, PublishedRow, ReportWindow } from './report-data.js';
import type { FlagResult } from './report.js';
import { quote } from './figures.js';
import { fill, formatDate, formatNumber, inBoth } from '../../presentation/text.js';

/** What one check found. */
interface Finding {
  readonly raised: boolean;
  /** The published figures that cause it, or that it leans on. */
  readonly figures: readonly string[];
  readonly ledger?: readonly string[];
  readonly left?: number;
  readonly right?: number;
  readonly list?: Text;
  readonly decisionIds?: readonly string[];
}

/** What a check needs and does not find. */
interface Missing {
  readonly missing: readonly string[];
}

/** What flags are checked against. */
export interface Evidence {
  readonly numbers: Numbers;
  readonly window: ReportWindow;
  readonly decisions: readonly DecisionRow[];
}

export function checkFlag(flag: Flag, evidence: Evidence): FlagResult {
  const { code, label } = flag;
  const finding = check(flag, evidence);
  if ('missing' in finding) {
    const { missing } = finding;
    const nothing = { text: null, figures: [], ledger: [], decisionIds: [] };
    return { code, label, state: 'not-checked', ...nothing, missing };
  }
  const { numbers } = evidence;
  const { raised, figures, ledger = [], decisionIds = [] } = finding;
  return {
    code,
    label,
    state: raised ? 'raised' : 'clear',
    text: raised ? say(flag.text, finding, evidence) : null,
    figures: figures.flatMap((figure) => numbers.published(figure) ?? []).map(quote),
    ledger: ledger.flatMap((name) => {
      const value = numbers.ledger(name);
      return value === undefined ? [] : [{ name, value }];
    }),
    decisionIds,
    missing: [],
  };
}

function say(text: Text, { left, right, list }: Finding, { numbers, window }: Evidence): Text {
  return fill(text, (name, language) => {
    switch (name) {
      case 'left':
        return left;
      case 'right':
        return right;
      case 'difference':
        return left === undefined || right === undefined ? undefined : left - right;
      case 'list':
        return list?.[language];
      case 'from':
      case 'to':
        return formatDate(window[name], language);
      default:
        return numbers.term(name);
    }
  });
}

type Check = (flag: Flag, evidence: Evidence) => Finding | Missing | undefined;

const byName: Readonly<Record<CheckName, Check>> = {
  compare: ({ compare }, { numbers }) => {
    if (!compare) return undefined;
    const { relation } = compare;
    const [left, right] = [numbers.evaluate(compare.left), numbers.evaluate(compare.right)];
    if (left === undefined || right === undefined) {
      return { missing: [compare.left, compare.right].flatMap((side) => numbers.missing(side)) };
    }
    return { raised: !holds(left, relation, right), left, right, ...named(compare.left, compare.right) };
  },

  bound: ({ bound }, { numbers }) => {
    if (!bound) return undefined;
    const claim = numbers.published(bound.figure);
    const left = numbers.evaluate(bound.value);
    if (!claim || left === undefined) {
      return { missing: [...(claim ? [] : [bound.figure]), ...numbers.missing(bound.value)] };
    }
    const { figures, ledger } = named(bound.value);
    return {
      raised: !fits(left, claim, bound.tolerance),
      left,
      right: claim.value,
      figures: [bound.figure, ...figures],
      ledger,
    };
  },

  unstated: ({ unstated }, { numbers }) => {
    if (!unstated) return undefined;
    const published = all(unstated.figures, numbers);
    if (published.length === 0) return { missing: unstated.figures };
    const silent = published.filter((row) => stated(row, unstated.what) === undefined);
    return found(silent.length > 0, silent.length > 0 ? silent : published, (row, language) =>
      labelled(row, language),
    );
  },

  unpublished: ({ unpublished }, { numbers }) => {
    if (!unpublished) return undefined;
    const given = all(unpublished.given, numbers);
    const missing = unpublished.given.filter((figure) => !numbers.published(figure));
    if (missing.length > 0) return { missing };
    const raised = unpublished.figures.some((figure) => !numbers.published(figure));
    return found(raised, given, labelled);
  },

  startsLater: ({ startsLater }, { numbers, window }) => {
    if (!startsLater) return undefined;
    const { figure, parts } = startsLater;
    const whole = numbers.published(figure);
    const since = whole && stated(whole, startsLater.since);
    const starts = all(parts, numbers).flatMap((row) => (row.period ? [{ row, from: row.period.from }] : []));
    const first = starts.sort((a, b) => (a.from < b.from ? -1 : 1))[0];
    if (!whole || since === undefined || !first) {
      return {
        missing: !whole ? [figure] : since === undefined ? [`${figure}: ${startsLater.since}`] : parts,
      };
    }
    const start = isDateLike(since) ? since : dayAfter(window.from);
    return {
      raised: first.from.slice(0, start.length) > start,
      figures: [figure, first.row.figure],
      list: inBoth((language) => `“${since}” → ${formatDate(first.from, language)}`),
    };
  },

  contradiction: ({ contradiction }, { numbers }) => {
    if (!contradiction) return undefined;
    const { figures, attribute, against, implications } = contradiction;
    const published = all(figures, numbers);
    if (published.length === 0) return { missing: figures };
    const contradicted = published.filter(({ attributes }) => {
      const [said, other] = [attributes[attribute], attributes[against]];
      if (said === undefined || other === undefined) return false;
      const asked = implications.filter(({ word }) => contains(said, word));
      return asked.some(({ expected }) => !expected.some((word) => contains(other, word)));
    });
    const raised = contradicted.length > 0;
    return found(
      raised,
      raised ? contradicted : published,
      (row, language) =>
        `${labelled(row, language)}: “${row.attributes[attribute]}” ≠ “${row.attributes[against]}”`,
    );
  },

  repeatedNumber: ({ repeatedNumber }, { decisions }) => {
    if (!repeatedNumber) return undefined;
    const repeated = repeatedNumbers(decisions, repeatedNumber.endings ?? undefined);
    return {
      raised: repeated.length > 0,
      figures: [],
      list: inBoth((language) =>
        enumerate(
          repeated.map(
            ({ number, dates }) =>
              `${number} (${dates.map((date) => formatDate(date, language)).join('; ')})`,
          ),
        ),
      ),
      decisionIds: [...new Set(repeated.flatMap(({ decisionIds }) => decisionIds))].sort(),
    };
  },
};

/** The definition holds exactly one check. */
function check(flag: Flag, evidence: Evidence): Finding | Missing {
  for (const name of Object.keys(byName) as CheckName[]) {
    const finding = byName[name](flag, evidence);
    if (finding) return finding;
  }
  return { missing: [] };
}

/** Sums of measures may be fractions: what differs by less than a millionth is equal. */
function holds(left: number, relation: Relation, right: number): boolean {
  const equal = Math.abs(left - right) < 1e-6;
  switch (relation) {
    case 'equals':
      return equal;
    case 'at-most':
      return left < right || equal;
    case 'at-least':
      return left > right || equal;
    default:
      return relation satisfies never;
  }
}

function all(figures: readonly string[], numbers: Numbers): PublishedRow[] {
  return figures.flatMap((figure) => numbers.published(figure) ?? []);
}

function stated(row: PublishedRow, what: string): string | undefined {
  if (what === 'asOf') return row.asOf ?? undefined;
  if (what === 'period') return row.period?.from;
  return row.attributes[what];
}

function found(
  raised: boolean,
  rows: readonly PublishedRow[],
  describe: (row: PublishedRow, language: Language) => string,
): Finding {
  return {
    raised,
    figures: rows.map(({ figure }) => figure),
    list: inBoth((language) => rows.map((row) => describe(row, language)).join('; ')),
  };
}

function labelled({ label, value }: PublishedRow, language: Language): string {
  return `${label[language]} (${formatNumber(value, language)})`;
}

function contains(text: string, word: string): boolean {
  return text.toLocaleLowerCase('vi').includes(word.toLocaleLowerCase('vi'));
}

function isDateLike(text: string): boolean {
  return /^\d{4}(-\d{2}){0,2}$/.test(text) && isCalendarDate(text + '-01-01'.slice(text.length - 4));
}

function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

const shown = 10;

function enumerate(items: readonly string[]): string {
  const rest = items.length - shown;
  return rest > 0 ? `${items.slice(0, shown).join(', ')}, … (+${rest})` : items.join(', ');
}
