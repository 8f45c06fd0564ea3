import type { Text } from '../../events/vocabulary/classification.js';
import type { DatePrecision, DateStatement } from '../../events/vocabulary/date-statement.js';
import { formatDate, type Language } from './text.js';

/** What is stated of a date in words: `trước 1990`, `about March 1987`, `date unknown`. */
export function statementText(statement: DateStatement, language: Language): string {
  const period = (date: string, precision?: DatePrecision) => formatPeriod(date, precision, language);
  switch (statement.kind) {
    case 'unknown':
      return unknown[language];
    case 'between': {
      const { from, to, precision } = statement;
      return between[language](period(from, precision), period(to, precision));
    }
    case 'before':
    case 'after':
    case 'about':
      return `${near[statement.kind][language]} ${period(statement.on, statement.precision)}`;
    default:
      return statement satisfies never;
  }
}

/** A date followed by what is stated of it where it is only assumed: `1989-12-31 (trước 1990)`. */
export function withStatement(
  date: string,
  stated: DateStatement | null | undefined,
  language: Language,
): string {
  return stated ? `${date} (${statementText(stated, language)})` : date;
}

const unknown: Text = { vi: 'không rõ ngày', en: 'date unknown' };

const between: Readonly<Record<Language, (from: string, to: string) => string>> = {
  vi: (from, to) => `trong khoảng từ ${from} đến ${to}`,
  en: (from, to) => `between ${from} and ${to}`,
};

const near: Readonly<Record<'before' | 'after' | 'about', Text>> = {
  before: { vi: 'trước', en: 'before' },
  after: { vi: 'sau', en: 'after' },
  about: { vi: 'khoảng', en: 'about' },
};

/** A day, or the month or year that begins with it: `15/03/1987`, `03/1987`, `1987`. */
function formatPeriod(date: string, precision: DatePrecision = 'day', language: Language): string {
  const year = date.slice(0, 4);
  if (precision === 'year') return String(Number(year));
  if (precision === 'day') return formatDate(date, language);
  if (language === 'vi') return `${date.slice(5, 7)}/${year}`;
  const format = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}
