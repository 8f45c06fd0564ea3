import type { ChangeRef } from '../../events/register/history.js';
import type { Problem, ProblemCode } from '../problems/problem.js';
import type { Problems } from '../problems/problems.js';
import type { Blame, Suspicion } from './blame.js';
import { BrokenChanges } from './broken-changes.js';
import type { AppliedChange, OwnChanges } from './own-changes.js';

/** What is wrong on a date. */
export interface Trouble extends Suspicion {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  /** The subject first. */
  readonly organizationIds: readonly string[];
  readonly params: Problem['params'];
}

/** Takes up what the rules find wrong, and reports it at the change of the decision that is to blame. */
export class ProblemReport {
  readonly #reported = new Set<string>();
  readonly #broken = new BrokenChanges();

  constructor(
    private readonly own: OwnChanges,
    readonly blame: Blame,
    private readonly problems: Problems,
  ) {}

  /**
   * Reports a trouble at the change of ours that brings it about, true; or, when it comes about only by a recorded
   * change that would no longer hold, at ours that breaks it, with the recorded one named, false.
   */
  trouble(trouble: Trouble): boolean {
    const { code, severity, organizationIds, params } = trouble;
    const ofTheDay = this.blame.ownOn(trouble);
    const ours = ofTheDay ?? this.blame.ownUntil(trouble);
    const brings = ofTheDay && ofTheDay.how !== 'withdraws';
    const recorded = brings || severity === 'warning' ? undefined : this.blame.recordedOn(trouble);
    if (recorded) this.#broken.add({ recorded, rule: code, ours, organizationIds, params });
    else this.#add(ours, { code, severity, organizationIds, params });
    return !recorded;
  }

  /** Reports that a change, the decision's own or a recorded one, does not find an organization as it needs it. */
  unmet(change: ChangeRef, code: ProblemCode, organizationId: string): void {
    const organizationIds = [organizationId];
    const params = { organization: organizationId, on: change.effectiveOn };
    const own = this.own.find(change);
    if (own) return this.#add(own, { code, severity: 'error', organizationIds, params });
    const ours = this.blame.ownBehind(change, organizationId);
    this.#broken.add({ recorded: change, rule: code, ours, organizationIds, params });
  }

  /** Reports that a change, the decision's own or a recorded one, would come to something else if it were decided now. */
  otherwise(change: ChangeRef, finding: Pick<Problem, 'code' | 'organizationIds' | 'params'>): void {
    const { code, organizationIds, params } = finding;
    const own = this.own.find(change);
    if (own) return this.#add(own, { code, severity: 'error', organizationIds, params });
    const ours = this.blame.ownBefore(change, organizationIds);
    this.#broken.add({ recorded: change, rule: code, ours, organizationIds, params });
  }

  /** True when a recorded change is found broken already. */
  breaks({ revision }: ChangeRef): boolean {
    return this.#broken.has(revision);
  }

  /** True the first time that a key is given: what several organizations share is reported once. */
  once(key: string): boolean {
    if (this.#reported.has(key)) return false;
    this.#reported.add(key);
    return true;
  }

  /** Reports the recorded changes that would no longer hold, when every rule has been run. */
  close(): void {
    for (const problem of this.#broken.problems()) this.problems.add(problem);
  }

  #add({ index }: AppliedChange, what: Omit<Problem, 'pointer' | 'change'>): void {
    this.problems.add({ ...what, pointer: `/changes/${index}`, change: index });
  }
}
