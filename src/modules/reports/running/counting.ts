import type { Part } from '../../../events/vocabulary/report/report-parts.js';
import type { Scope, Selector, Unit } from '../../../events/vocabulary/report/report-selection.js';
import type { ChangePlace, ChangeRow, Grant, ReportData, Standing, Step } from './report-data.js';
import type { Behind, Count, Sourced } from './report.js';

export function within(scope: Scope | null | undefined, standing: Standing | null): boolean {
  if (!standing) return false;
  return inScope(scope, standing.kind, standing.parentKind);
}

export function inScope(scope: Scope | null | undefined, kind: string, parentKind: string | null): boolean {
  const { kinds, parents } = scope ?? {};
  return (
    (!kinds || kinds.includes(kind)) && (!parents || (parentKind !== null && parents.includes(parentKind)))
  );
}

export function selects({ effect, as, before, after }: Selector, step: Step): boolean {
  return (
    step.effect === effect &&
    (!as || as.includes(step.as)) &&
    (!before || within(before, step.before)) &&
    (!after || within(after, step.after))
  );
}

/**
 * Counts what a part selects. Changes that are selected by their type are events, and count as such. `heads` are
 * those of the data's steps.
 */
export function countPart(part: Part, unit: Unit, data: ReportData, heads: ReadonlySet<Step>): Count {
  const { select, changes } = part;
  if (select)
    return countSteps(
      data.steps.filter((step) => selects(select, step)),
      unit,
      heads,
    );
  return countChanges(
    data.changes.filter(
      ({ type, data }) => changes?.types.includes(type) && (!changes.having || filled(data[changes.having])),
    ),
  );
}

function filled(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}

function countChanges(changes: readonly ChangeRow[]): Count {
  const behind = merged(changes.map(({ organizationIds, ...place }) => share(place, organizationIds)));
  return { value: changes.length, heads: 0, subtree: 0, ...distinct(behind), behind };
}

function countSteps(steps: readonly Step[], unit: Unit, heads: ReadonlySet<Step>): Count {
  const atHead = steps.filter((step) => heads.has(step));
  const { behind } = sourced(unit === 'head' ? atHead : steps);
  const counts = { ...distinct(behind), heads: atHead.length, subtree: steps.length };
  const value = { event: counts.events, head: counts.heads, subtree: counts.subtree }[unit];
  return { value, ...counts, behind };
}

function distinct(behind: readonly Behind[]): Pick<Count, 'events' | 'organizations'> {
  const organizations = new Set(behind.flatMap(({ organizationIds }) => organizationIds)).size;
  return { events: behind.length, organizations };
}

/** The steps whose organization's parent is not touched the same way by the same change. */
export function headsOf(steps: readonly Step[]): ReadonlySet<Step> {
  const touched = new Set(steps.map((step) => touch(step, step.organizationId)));
  return new Set(steps.filter((step) => !touched.has(touch(step, parentOf(step)))));
}

function touch(step: Step, organizationId: string | null): string {
  return [changeKey(step), step.effect, organizationId ?? ''].join('\n');
}

function parentOf({ before, after }: Step): string | null {
  return (after ?? before)?.parentId ?? null;
}

/** Parts of one line together. A change that two of them count is one event. */
export function sumCounts(counts: readonly Count[]): Count {
  const behind = merged(counts.flatMap((count) => count.behind));
  const sum = (facet: 'value' | 'heads' | 'subtree') =>
    counts.reduce((total, count) => total + count[facet], 0);
  return { value: sum('value'), heads: sum('heads'), subtree: sum('subtree'), ...distinct(behind), behind };
}

/** Each step as one, with the changes behind them. */
export function sourced(steps: readonly (Step | Grant)[]): Sourced {
  const behind = merged(steps.map((step) => share(step, [step.organizationId])));
  return { value: steps.length, behind };
}

export function share(place: ChangePlace, organizationIds: readonly string[]): Behind {
  const { decisionId, index, effectiveOn } = place;
  return { decisionId, index, effectiveOn, organizations: organizationIds.length, organizationIds };
}

/** Rows about whole decisions, each with its number of organizations. */
export function sumRows(
  rows: readonly {
    readonly decisionId: string | null;
    readonly organizations: number;
    readonly sum?: number;
  }[],
): Sourced {
  const behind = rows.flatMap(({ decisionId, organizations }) =>
    decisionId === null
      ? []
      : [{ decisionId, index: null, effectiveOn: null, organizations, organizationIds: [] }],
  );
  const value = rows.reduce((total, row) => total + (row.sum ?? row.organizations), 0);
  return { value, behind: merged(behind) };
}

/** One entry a change, in the order in which they took effect. */
export function merged(behind: readonly Behind[]): Behind[] {
  const byChange = new Map<string, Behind>();
  for (const share of behind) {
    const key = changeKey(share);
    const other = byChange.get(key);
    const organizationIds = [
      ...new Set([...(other?.organizationIds ?? []), ...share.organizationIds]),
    ].sort();
    const organizations =
      share.index === null ? share.organizations + (other?.organizations ?? 0) : organizationIds.length;
    byChange.set(key, { ...share, organizations, organizationIds });
  }
  return [...byChange.values()].sort(inOrder);
}

function changeKey({ decisionId, index }: { decisionId: string; index: number | null }): string {
  return `${decisionId}#${index ?? ''}`;
}

function inOrder(a: Behind, b: Behind): number {
  return (
    compare(a.effectiveOn ?? '', b.effectiveOn ?? '') ||
    compare(a.decisionId, b.decisionId) ||
    (a.index ?? 0) - (b.index ?? 0)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The items by what they have in common, in the order in which each group began. */
export function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
