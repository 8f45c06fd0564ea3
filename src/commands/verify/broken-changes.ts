import { comparePlaces, type ChangeRef } from '../../events/register/history.js';
import { list } from '../kinds/change-context.js';
import type { Problem, ProblemCode } from '../problems/problem.js';
import type { AppliedChange } from './own-changes.js';

/** A recorded change that would no longer hold, and what would be reported of it. */
export interface BrokenChange extends Pick<Problem, 'organizationIds' | 'params'> {
  readonly recorded: ChangeRef;
  /** The rule by which it would not hold. */
  readonly rule: ProblemCode;
  /** The decision's change that breaks it. */
  readonly ours: AppliedChange;
}

/** Those that break by one change of the decision, by one rule about one organization. */
interface Group {
  /** The one of the earliest place. */
  first: BrokenChange;
  readonly changes: Map<number, ChangeRef>;
}

/** Recorded changes that would no longer hold: reported together where they break in the same way. */
export class BrokenChanges {
  readonly #groups = new Map<string, Group>();
  readonly #revisions = new Set<number>();

  add(broken: BrokenChange): void {
    const { ours, rule, organizationIds, recorded } = broken;
    const key = `${ours.index}\n${rule}\n${organizationIds[0]}`;
    let group = this.#groups.get(key);
    if (!group) this.#groups.set(key, (group = { first: broken, changes: new Map() }));
    group.changes.set(recorded.revision, recorded);
    this.#revisions.add(recorded.revision);
    if (comparePlaces(recorded, group.first.recorded) < 0) group.first = broken;
  }

  has(revision: number): boolean {
    return this.#revisions.has(revision);
  }

  /** One problem for each way of breaking, in the order in which they were found. */
  problems(): Problem[] {
    return [...this.#groups.values()].map(breaksLaterChange);
  }
}

function breaksLaterChange({ first, changes }: Group): Problem {
  const { ours, rule, organizationIds, params } = first;
  const laterChanges = [...changes.values()].sort(comparePlaces);
  const named = laterChanges.map(
    ({ type, decisionId, index, effectiveOn }) => `${type} ${decisionId}#${index} (${effectiveOn})`,
  );
  return {
    code: 'breaks-later-change',
    severity: 'error',
    pointer: `/changes/${ours.index}`,
    change: ours.index,
    organizationIds,
    params: { ...params, rule, broken: laterChanges.length, changes: list(named) },
    laterChanges,
  };
}
