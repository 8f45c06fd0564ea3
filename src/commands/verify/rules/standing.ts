import { stateIn, type OrganizationState } from '../../../events/register/history.js';
import type { OwnChanges } from '../own-changes.js';
import type { Phase } from '../phases.js';
import type { ProblemReport } from '../problem-report.js';
import type { World } from '../world.js';
import { judgeParent, type Illegality } from './legality.js';
import type { Rule } from './rule.js';
import { reportStanding } from './standing-report.js';
import { toStand } from './to-stand.js';

/** A parent lives and is of a legal kind as long as its children stand under it. */
export const standing: Rule = (world, own, report) => {
  for (const [id, since] of toStand(world, own)) new Standing(id, world, own, report).judge(since);
};

/** Where one organization stands, and whether it may. */
class Standing {
  constructor(
    private readonly id: string,
    private readonly world: World,
    private readonly own: OwnChanges,
    private readonly report: ProblemReport,
  ) {}

  /** Judges every date from `since` on; each spell of the same trouble is reported once. */
  judge(since: string): void {
    let spell: string | undefined;
    let end: string | null = since;
    for (const phase of this.world.phasesOf(this.id)) {
      if (phase.to !== null && phase.to <= since) continue;
      if (phase.from !== end) spell = undefined;
      end = phase.to;
      const { parentId } = phase.state;
      if (parentId !== null && this.#reportedWhereNamed(parentId)) continue;
      for (const on of this.#cuts(phase, since)) {
        const illegality = this.#newIllegality(phase.state, on);
        const key = illegality && `${illegality.code}\n${parentId}`;
        if (illegality && key !== spell) this.#report(parentId, on, illegality);
        spell = key;
      }
    }
  }

  /** A parent that nobody knows is reported where a change names it, unless what stood before comes to the fore again. */
  #reportedWhereNamed(parentId: string): boolean {
    const { withdraw, restore, touched } = this.own;
    return !withdraw && !restore && !this.world.state.timeline.has(parentId) && !touched.has(parentId);
  }

  /** Dates within a phase, from `since` on, from which its legality may differ. */
  #cuts({ from, to, state }: Phase, since: string): string[] {
    const start = from > since ? from : since;
    const cuts = new Set([start]);
    const cut = (date: string | null) => {
      if (date !== null && date > start && (to === null || date < to)) cuts.add(date);
    };
    const cutAround = (phase: Phase) => {
      cut(phase.from);
      cut(phase.to);
    };
    if (state.parentId !== null) this.world.phasesOf(state.parentId).forEach(cutAround);
    if (this.own.withdraw) {
      // What was a warning before may have been one for a part of the time only.
      this.world.versionsBefore(this.id).forEach(cutAround);
      if (state.parentId !== null) this.world.versionsBefore(state.parentId).forEach(cutAround);
    }
    for (const { from: date } of this.world.state.classifications) cut(date);
    for (const { ref } of this.own.definitions) cut(ref.effectiveOn);
    return [...cuts].sort();
  }

  /** Why the organization may not stand where it does; nothing for a warning that was there before. */
  #newIllegality(state: OrganizationState, on: string): Illegality | undefined {
    const { world } = this;
    const parent = state.parentId === null ? undefined : world.stateOf(state.parentId, on);
    const now = judgeParent(world.state.classificationOn(on), state, parent);
    if (now?.severity !== 'warning') return now;
    const stateBefore = stateIn(world.versionsBefore(this.id), on);
    if (stateBefore?.parentId !== state.parentId) return now;
    const parentBefore =
      state.parentId === null ? undefined : stateIn(world.versionsBefore(state.parentId), on);
    const before = judgeParent(world.classificationBefore(on), stateBefore, parentBefore);
    return JSON.stringify(before) === JSON.stringify(now) ? undefined : now;
  }

  #report(parentId: string | null, on: string, illegality: Illegality): void {
    reportStanding({ organizationId: this.id, parentId, on, illegality }, this.world, this.report);
  }
}
