import { isCalendarDate } from '../../../events/vocabulary/validation.js';

/** True for text that a database can store and an identifier or a name may hold. */
export function isPlainText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed() && !/\p{Cc}/u.test(value);
}

/** True for ISO 8601 with a time zone: `2020-10-01T08:00:00Z`, `2020-10-01T15:00+07:00`. */
export function isMoment(value: unknown): value is string {
  const pattern = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;
  const day = typeof value === 'string' ? pattern.exec(value)?.[1] : undefined;
  return day !== undefined && isCalendarDate(day) && !Number.isNaN(Date.parse(String(value)));
}

/** True for a revision of a register, in digits. */
export function isRevision(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,9}$/.test(value);
}
