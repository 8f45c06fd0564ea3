import { isCalendarDate } from '../../../../events/vocabulary/validation.js';
import type { Language } from '../../../../events/messages/language.js';
import { formatDate, formatNumber, inBoth } from '../../../presentation/text.js';
import type { Numbers } from '../numbers.js';
import type { PublishedRow } from '../report-data.js';
import type { Check, Finding } from './check.js';

/** Published figures state what they should. */
export const unstated: Check = ({ unstated }, { numbers }) => {
  if (!unstated) return undefined;
  const published = all(unstated.figures, numbers);
  if (published.length === 0) return { missing: unstated.figures };
  const silent = published.filter((row) => stated(row, unstated.what) === undefined);
  return found(silent.length > 0, silent.length > 0 ? silent : published, (row, language) =>
    labelled(row, language),
  );
};

/** Figures are published where others are. */
export const unpublished: Check = ({ unpublished }, { numbers }) => {
  if (!unpublished) return undefined;
  const given = all(unpublished.given, numbers);
  const missing = unpublished.given.filter((figure) => !numbers.published(figure));
  if (missing.length > 0) return { missing };
  const raised = unpublished.figures.some((figure) => !numbers.published(figure));
  return found(raised, given, labelled);
};

/** What a figure counts since, its parts count since too. */
export const startsLater: Check = ({ startsLater }, { numbers, window }) => {
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
};

/** What a figure states of itself agrees with what else it states. */
export const contradiction: Check = ({ contradiction }, { numbers }) => {
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
};

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
