import type { Dating } from '../../../events/definition/envelope.js';
import { assumedDay, daysOf, isFirstDay } from '../../../events/vocabulary/date-statement.js';
import type { Change } from '../../kinds/change.js';
import type { Problems } from '../../problems/problems.js';

type Dated = Pick<Change, 'effectiveOn' | 'effectivePrecision' | 'dateStated'>;

/** When a change takes effect by what it says itself: on the day given, or assumed; undefined when it leaves that open. */
export function dayOf({ effectiveOn, dateStated }: Dated): string | undefined {
  return effectiveOn ?? (dateStated && assumedDay(dateStated));
}

/**
 * Reports a date that is no first day of its period, an assumed one that cannot be by what is stated, and two
 * precisions of one date.
 * @param on the day on which the change takes effect
 */
export function checkDating(
  { effectivePrecision: precision = 'day', dateStated }: Dated,
  on: string,
  at: { readonly pointer: string; readonly change: number },
  problems: Problems,
): void {
  const { pointer, change } = at;
  const report = (
    code: 'imprecise-date' | 'date-stated-twice' | 'assumed-outside-stated',
    field: keyof Dated,
    params: Readonly<Record<string, string>>,
  ) => {
    const where = { pointer: `${pointer}/${field}`, change, organizationIds: [] };
    problems.add({ code, severity: 'error', ...where, params });
  };
  if (dateStated && precision !== 'day') report('date-stated-twice', 'effectivePrecision', { precision });
  else if (!isFirstDay(on, precision)) report('imprecise-date', 'effectiveOn', { precision, on });
  if (!dateStated) return;
  const { first, last } = daysOf(dateStated);
  if (on < first || on > last) report('assumed-outside-stated', 'effectiveOn', { on, first, last });
}

/** What is stored about a change's date beside the day: one content, one form. */
export function datingOf({ effectivePrecision, dateStated }: Dated): Dating {
  return {
    ...(effectivePrecision && { effectivePrecision }),
    ...(dateStated && { dateStated: withoutDefault(dateStated) }),
  };
}

function withoutDefault(stated: NonNullable<Dating['dateStated']>): NonNullable<Dating['dateStated']> {
  if (stated.kind === 'unknown' || stated.precision !== 'day') return stated;
  const { precision: _, ...rest } = stated;
  return rest;
}
