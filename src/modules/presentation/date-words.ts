import { text } from '../../events/messages/format.js';
import type { Language } from '../../events/messages/language.js';
import type { DatePrecision, DateStatement } from '../../events/vocabulary/date-statement.js';
import { formatDate } from './text.js';

/** What is stated of a date in words: `trước 1990`, `about March 1987`, `date unknown`. */
export function statementText(statement: DateStatement, language: Language): string {
  const period = (date: string, precision?: DatePrecision) => formatPeriod(date, precision, language);
  switch (statement.kind) {
    case 'unknown':
      return text(language, 'statedDate.unknown');
    case 'between': {
      const { from, to, precision } = statement;
      const ends = { from: period(from, precision), to: period(to, precision) };
      return text(language, 'statedDate.between', ends);
    }
    case 'before':
    case 'after':
    case 'about':
      return text(language, `statedDate.${statement.kind}`, {
        date: period(statement.on, statement.precision),
      });
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

/** A day, or the month or year that begins with it: `15/03/1987`, `03/1987`, `1987`. */
function formatPeriod(date: string, precision: DatePrecision = 'day', language: Language): string {
  const year = date.slice(0, 4);
  if (precision === 'year') return String(Number(year));
  if (precision === 'day') return formatDate(date, language);
  if (language === 'vi') return `${date.slice(5, 7)}/${year}`;
  const format = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}
