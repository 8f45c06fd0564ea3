import type { Random } from './random.js';

const day = 86_400_000;

/** A calendar date so many days later; earlier when negative. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day;
}

/** The date itself, or the Friday before it: nobody issues decisions at a weekend. */
export function workday(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, weekday === 0 ? -2 : weekday === 6 ? -1 : 0);
}

/** A date between two, both included. */
export function dateBetween(random: Random, from: string, to: string): string {
  return addDays(from, random.int(0, daysBetween(from, to)));
}

/** A moment of a date within the office hours of Hà Nội (08:00 to 17:00, UTC+7). */
export function officeHour(random: Random, date: string): string {
  const second = random.int(1 * 3600, 10 * 3600 - 1);
  return new Date(Date.parse(`${date}T00:00:00Z`) + second * 1000).toISOString();
}
