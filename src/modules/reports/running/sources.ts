import type { Text } from '../../../events/vocabulary/text.js';
import type { Report, Sourced } from './report.js';

/** A number of a report under its path: `lines/moves/received`, `stocks/G/before`, … */
export interface NumberAt extends Sourced {
  readonly path: string;
  readonly section: string;
  /** What it is a number of, from the outside in. */
  readonly labels: readonly Text[];
  /** Which of its numbers, where there are several: `before`, `granted`, … */
  readonly facet: string | null;
}

/** Every number of a report that opens to changes or decisions, in the order of the report. */
export function numbersOf(report: Report): NumberAt[] {
  const numbers: NumberAt[] = [];
  const add = (
    section: NumberAt['section'],
    codes: readonly string[],
    labels: readonly Text[],
    number: Sourced | null,
    facet: string | null = null,
  ) => {
    if (!number) return;
    const path = [section, ...codes, ...(facet === null ? [] : [facet])].join('/');
    const { value, behind } = number;
    numbers.push({ path, section, labels, facet, value, behind });
  };
  for (const { code, label, count, parts } of report.lines) {
    add('lines', [code], [label], count);
    for (const part of parts) add('lines', [code, part.code], [label, part.label], part.count);
  }
  for (const { code, label, before, after } of report.stocks) {
    add('stocks', [code], [label], before, 'before');
    add('stocks', [code], [label], after, 'after');
  }
  for (const { code, label, columns, rows } of report.identities) {
    for (const row of rows) {
      for (const [i, column] of columns.entries()) {
        add('identities', [code, row.code, column.code], [label, row.label, column.label], row.flows[i]!);
      }
    }
  }
  for (const measure of report.measures) {
    const { code, label } = measure;
    if (measure.type === 'flow') {
      add('measures', [code], [label], measure.total);
      add('measures', [code], [label], measure.straddling, 'straddling');
    } else {
      add('measures', [code], [label], measure.before, 'before');
      add('measures', [code], [label], measure.after, 'after');
    }
  }
  for (const { code, label, before, after, granted, revoked } of report.authorities) {
    for (const [facet, number] of Object.entries({ before, after, granted, revoked })) {
      add('authorities', [code], [label], number, facet);
    }
  }
  return numbers;
}
