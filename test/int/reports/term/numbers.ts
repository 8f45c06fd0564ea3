import type { IdentityResult, Report } from '../../../../src/modules/reports/running/report.js';
import { numbersOf } from '../../../../src/modules/reports/running/sources.js';

/** Code of a line → its number. */
export function lines({ lines }: Report): Record<string, number> {
  return Object.fromEntries(lines.map(({ code, count }) => [code, count.value]));
}

/** Codes of a line and of a part of it → its number. */
export function parts({ lines }: Report): Record<string, number> {
  return Object.fromEntries(
    lines.flatMap(({ code, parts }) => parts.map((part) => [`${code}/${part.code}`, part.count.value])),
  );
}

/** Code of a stock → [before, after]. */
export function stocks({ stocks }: Report): Record<string, [number, number]> {
  return Object.fromEntries(stocks.map(({ code, before, after }) => [code, [before.value, after.value]]));
}

/** [before, flows that are not 0, after] of each row. */
export function flows({ columns, rows }: IdentityResult) {
  return Object.fromEntries(
    rows.map(({ code, before, flows, after }) => [
      code,
      [
        before.value,
        Object.fromEntries(
          columns.flatMap((column, i) => (flows[i]!.value === 0 ? [] : [[column.code, flows[i]!.value]])),
        ),
        after.value,
      ],
    ]),
  );
}

/** By how much each number of a report differs from another's, those that do. */
export function moved(before: Report, after: Report): Record<string, number> {
  const was = new Map(numbersOf(before).map(({ path, value }) => [path, value]));
  const is = new Map(numbersOf(after).map(({ path, value }) => [path, value]));
  const paths = [...new Set([...was.keys(), ...is.keys()])];
  return Object.fromEntries(
    paths
      .map((path): [string, number] => [path, (is.get(path) ?? NaN) - (was.get(path) ?? NaN)])
      .filter(([, by]) => by !== 0),
  );
}
