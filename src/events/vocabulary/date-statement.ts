import { message, type Message } from '../messages/message.js';
import { explained } from './explained.js';
import { ValidateBy, type ValidationOptions } from 'class-validator';
import { daysIn, isCalendarDate } from './validation.js';

/** How exactly a date is known. With `month` and `year` it is written as the first day of the period. */
export const datePrecisions = ['day', 'month', 'year'] as const;
export type DatePrecision = (typeof datePrecisions)[number];

/** Before, after or about a day, or the month or year that begins with it. */
interface NearDate {
  readonly kind: 'before' | 'after' | 'about';
  readonly on: string;
  /** `day` when absent. */
  readonly precision?: DatePrecision;
}

/** On a day from one to another, both included; with a precision both are periods. */
interface BetweenDates {
  readonly kind: 'between';
  readonly from: string;
  readonly to: string;
  /** `day` when absent. */
  readonly precision?: DatePrecision;
}

interface UnknownDate {
  readonly kind: 'unknown';
}

/** What a source says of a date that it does not know. */
export type DateStatement = NearDate | BetweenDates | UnknownDate;

export const dateStatementKinds = ['unknown', 'before', 'after', 'about', 'between'] as const;

/** Days from one to another, both included. */
interface Days {
  readonly first: string;
  readonly last: string;
}

const always: Days = { first: '0001-01-01', last: '9999-12-31' };

/** The days on which it may have been by what is stated. */
export function daysOf(statement: DateStatement): Days {
  switch (statement.kind) {
    case 'before':
      return { first: always.first, last: shifted(statement.on, -1) };
    case 'after':
      return { first: shifted(lastDay(statement.on, statement.precision), 1), last: always.last };
    case 'about':
      return { first: statement.on, last: lastDay(statement.on, statement.precision) };
    case 'between':
      return { first: statement.from, last: lastDay(statement.to, statement.precision) };
    case 'unknown':
      return always;
    default:
      return statement satisfies never;
  }
}

/**
 * The day to compute with where nobody assumes another: of a date before something the last that may be, of any other
 * the first. Undefined for an unknown one: there is none to prefer.
 */
export function assumedDay(statement: DateStatement): string | undefined {
  if (statement.kind === 'unknown') return undefined;
  const { first, last } = daysOf(statement);
  return statement.kind === 'before' ? last : first;
}

/** True for the first day of a period of the precision. */
export function isFirstDay(date: string, precision: DatePrecision = 'day'): boolean {
  return firstDay[precision].test(date);
}

const firstDay: Readonly<Record<DatePrecision, RegExp>> = { day: /^/, month: /-01$/, year: /-01-01$/ };

/** The last day of the period that begins with a date. */
function lastDay(date: string, precision: DatePrecision = 'day'): string {
  const [year, month] = [date.slice(0, 4), date.slice(5, 7)];
  if (precision === 'year') return `${year}-12-31`;
  return precision === 'month' ? `${year}-${month}-${daysIn(Number(year), Number(month))}` : date;
}

function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

const fields: Readonly<Record<DateStatement['kind'], readonly string[]>> = {
  unknown: [],
  before: ['on'],
  after: ['on'],
  about: ['on'],
  between: ['from', 'to'],
};

/** Accepts a `DateStatement`. */
export function IsDateStatement(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    { name: 'isDateStatement', validator: { validate: (value) => mistakeIn(value, '') === undefined } },
    explained(({ property, object }) => mistakeIn((object as Fields)[property], property) ?? [], options),
  );
}

/** What keeps a value from being a `DateStatement`; undefined when it is one. */
function mistakeIn(value: unknown, property: string): Message | undefined {
  if (!isRecord(value)) return message('field.object', { property });
  const kind = dateStatementKinds.find((name) => name === value['kind']);
  if (!kind) return message('field.stated-kind', { property, kinds: dateStatementKinds.join(', ') });
  return fieldMistake(kind, value, property) ?? orderMistake(kind, value, property);
}

/** A precision is asked for nowhere, and allowed wherever there are dates. */
function fieldMistake(kind: DateStatement['kind'], value: Fields, property: string): Message | undefined {
  const dates = fields[kind];
  const known = ['kind', ...dates, ...(dates.length > 0 ? ['precision'] : [])];
  const other = Object.keys(value).find((name) => !known.includes(name));
  if (other !== undefined) return message('field.stated-extra', { property, kind, field: other });
  const precision = datePrecisions.find((name) => name === (value['precision'] ?? 'day'));
  if (!precision) {
    return message('field.stated-precision', { property, precisions: datePrecisions.join(', ') });
  }
  const wrong = dates.find((name) => !isCalendarDate(value[name]));
  if (wrong !== undefined) return message('field.stated-date', { property, field: wrong });
  const within = dates.find((name) => !isFirstDay(value[name] as string, precision));
  if (within === undefined) return undefined;
  const first = precision === 'month' ? 'field.stated-first-of-month' : 'field.stated-first-of-year';
  return message(first, { property, field: within });
}

function orderMistake(kind: DateStatement['kind'], value: Fields, property: string): Message | undefined {
  const [on, from, to] = ['on', 'from', 'to'].map((name) => value[name] as string);
  if (kind === 'between') return from! < to! ? undefined : message('field.stated-order', { property });
  const precision = value['precision'] as DatePrecision | undefined;
  const none =
    kind === 'before' ? on === always.first : kind === 'after' && lastDay(on!, precision) === always.last;
  return none ? message('field.stated-no-day', { property }) : undefined;
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
