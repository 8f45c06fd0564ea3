const msPerDay = 86_400_000;

/** The register begins on this day, and runs for so many days. */
export const firstDay = dayOf('1995-01-01');
export const days = dayOf('2025-01-01') - firstDay;

/** Days are counted from 1970-01-01: they are compared and moved as numbers. */
export function dayOf(date: string): number {
  return Date.parse(date) / msPerDay;
}

const dates = new Map<number, string>();

export function dateOf(day: number): string {
  let date = dates.get(day);
  if (date === undefined) dates.set(day, (date = new Date(day * msPerDay).toISOString().slice(0, 10)));
  return date;
}

/** The moment after a share (0 to 1) of the register's time. */
export function momentAfter(share: number): string {
  return new Date(Math.floor((firstDay + days * share) * msPerDay)).toISOString();
}
