import type { OrganizationState } from '../../../events/register/history.js';
import type { Timeline } from '../../../events/register/timeline.js';
import type { EffectName } from '../../../events/vocabulary/effect.js';
import type { Touch } from '../own-changes.js';
import { contains, firstCommonDate, stretches, type Mark, type Stretch } from '../phases.js';
import type { ProblemReport } from '../problem-report.js';
import type { World } from '../world.js';

/** A kind of mark that no two organizations may have at once. */
export interface Uniqueness {
  readonly code: 'code-taken' | 'homonym';
  readonly severity: 'error' | 'warning';
  /** Those that give the mark. */
  readonly effects: readonly EffectName[];
  readonly marksOf: (state: OrganizationState) => readonly Mark[];
  /** At least every organization that ever had the mark. */
  readonly rivals: (mark: Mark, timeline: Timeline) => ReadonlySet<string>;
}

/** Reports who has a mark at the same time as an organization that the decision may have given it. */
export function reportClashes(rule: Uniqueness, touch: Touch, world: World, report: ProblemReport): void {
  if (rule.effects.some((effect) => touch.effects.has(effect))) {
    new Clashes(rule, touch, world, report).report();
  }
}

/** The clashes of one organization with others. */
class Clashes {
  constructor(
    private readonly rule: Uniqueness,
    private readonly touch: Touch,
    private readonly world: World,
    private readonly reported: ProblemReport,
  ) {}

  /** One rival is enough where the decision itself is at fault. */
  report(): void {
    const id = this.touch.organizationId;
    for (const stretch of this.#stretchesOf(id)) {
      const rivals = this.rule.rivals(stretch.mark, this.world.state.timeline);
      for (const other of [...rivals].sort()) {
        if (other !== id && this.#clash(other, stretch)) break;
      }
    }
  }

  /** Those that end after the decision's first change to it, as far as they matter: no date before is looked at. */
  #stretchesOf(id: string): Stretch[] {
    const { since } = this.touch;
    const later = this.world.phasesOf(id).filter(({ to }) => to === null || to > since);
    return stretches(later, this.rule.marksOf);
  }

  /** True when a clash with `other` is reported at a change of the decision. */
  #clash(other: string, stretch: Stretch): boolean {
    for (const rival of this.#stretchesOf(other)) {
      if (rival.mark.key !== stretch.mark.key) continue;
      const start = firstCommonDate(stretch, rival, this.touch.since);
      const on = start && this.#firstNew(other, stretch, rival, start);
      if (on !== undefined && this.#reportClash(other, stretch.mark, on)) return true;
    }
    return false;
  }

  /** The first date from `start` on, while both have the mark, on which they did not both have it before. */
  #firstNew(other: string, stretch: Stretch, rival: Stretch, start: string): string | undefined {
    if (this.rule.severity === 'error') return start;
    const had = [this.touch.organizationId, other].map((id) => this.#had(id, stretch.mark));
    const ends = had.flat().flatMap(({ to }) => (to !== null && to > start ? [to] : []));
    return [start, ...ends.sort()].find(
      (on) =>
        contains(stretch, on) &&
        contains(rival, on) &&
        !had.every((before) => before.some((period) => contains(period, on))),
    );
  }

  /** When an organization had a mark without the decision. */
  #had(id: string, { key }: Mark): Stretch[] {
    const before = stretches(this.world.versionsBefore(id), this.rule.marksOf);
    return before.filter(({ mark }) => mark.key === key);
  }

  /** The subject is the one that got the mark last, as far as that is the decision's doing. */
  #reportClash(other: string, { key, params }: Mark, on: string): boolean {
    const { code, severity, effects } = this.rule;
    const id = this.touch.organizationId;
    if (!this.reported.once(`${code}\n${[id, other].sort().join('\n')}\n${key}\n${on}`)) return false;
    const causes = [id, other].map((each) => [each, effects] as const);
    const { blame } = this.reported;
    const mine = blame.ownOn({ on, causes }) === blame.ownOn({ on, causes: causes.slice(0, 1) });
    const organizationIds = mine ? ([id, other] as const) : ([other, id] as const);
    const [organization, holder] = organizationIds;
    const named = { organization, other: holder, ...params, on };
    return this.reported.trouble({ code, severity, on, organizationIds, params: named, causes });
  }
}
