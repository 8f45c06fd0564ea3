import { createHash } from 'node:crypto';
import type { IssuedFigure } from '../../../events/types/report-issued.js';
import { formats } from '../formats.js';
import type { Report } from '../running/report.js';
import { numbersOf, type NumberAt } from '../running/sources.js';

/** The numbers of a report that are recorded when it is issued. */
export function figuresOf(report: Report): IssuedFigure[] {
  return numbersOf(report).map(({ path, value }) => ({ path, value }));
}

/** SHA-256 of the report in JSON, byte for byte as the service gives it out. */
export function sha256Of(report: Report): string {
  return createHash('sha256').update(formats.json.render(report)).digest('hex');
}

/** A number that differs between two workings-out of a report. */
export interface FigureDifference extends Pick<NumberAt, 'path' | 'labels' | 'facet'> {
  /** null where the report has no such number. */
  readonly before: number | null;
  readonly after: number | null;
}

/** The numbers that differ, in the order of the report. */
export function differences(before: Report, after: Report): FigureDifference[] {
  const [old, now] = [before, after].map((report) => new Map(numbersOf(report).map((n) => [n.path, n])));
  const paths = new Set([...old!.keys(), ...now!.keys()]);
  return [...paths].flatMap((path) => {
    const [was, is] = [old!.get(path), now!.get(path)];
    if (was?.value === is?.value) return [];
    const { labels, facet } = (is ?? was)!;
    return [{ path, labels, facet, before: was?.value ?? null, after: is?.value ?? null }];
  });
}
