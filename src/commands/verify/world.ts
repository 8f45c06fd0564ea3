import { classificationDefined } from '../../events/types/classification-defined.js';
import { isEvent } from '../../events/types/event-catalogue.js';
import type { Classification } from '../../events/vocabulary/classification.js';
import {
  compareEntries,
  comparePlaces,
  versions,
  type OrganizationState,
  type Place,
  type Version,
} from '../../events/register/history.js';
import type { RegisterState } from '../../events/register/register-state.js';
import type { OwnChanges } from './own-changes.js';
import { contains, type Phase } from './phases.js';

/** The register with and without the decision under judgement; each organization is looked up once. */
export class World {
  readonly #phases = new Map<string, readonly Phase[]>();
  readonly #versionsBefore = new Map<string, readonly Version[]>();

  /** @param state the register with the decision's changes folded in */
  constructor(
    readonly state: RegisterState,
    private readonly own: OwnChanges,
  ) {}

  /** What an organization is, from the decision's earliest date on: what came before stands as it stood. */
  phasesOf(organizationId: string): readonly Phase[] {
    let phases = this.#phases.get(organizationId);
    if (!phases) this.#phases.set(organizationId, (phases = this.#lookUpPhases(organizationId)));
    return phases;
  }

  /** The state at the end of a date that is not before the decision's earliest; undefined when it does not live. */
  stateOf(organizationId: string, on: string): OrganizationState | undefined {
    return this.phasesOf(organizationId).find((phase) => contains(phase, on))?.state;
  }

  /** An organization's versions as they were without the decision. */
  versionsBefore(organizationId: string): readonly Version[] {
    let before = this.#versionsBefore.get(organizationId);
    if (!before) this.#versionsBefore.set(organizationId, (before = this.#lookUpVersions(organizationId)));
    return before;
  }

  /** The classification at the end of a date as it was without the decision. */
  classificationBefore(on: string): Classification | undefined {
    const others = this.state.classifications.filter(({ change }) => !this.own.find(change));
    const withdrawn = this.own.definitions.flatMap(({ how, ref, content }) =>
      how === 'withdraws' && isEvent(content, classificationDefined)
        ? [{ change: ref, classification: content.data.classification }]
        : [],
    );
    return [...others, ...withdrawn]
      .sort((a, b) => comparePlaces(a.change, b.change))
      .findLast(({ change }) => change.effectiveOn <= on)?.classification;
  }

  #lookUpPhases(organizationId: string): readonly Phase[] {
    const { timeline } = this.state;
    const { effectiveOn: from } = this.own.all[0]!.ref;
    const last = timeline.entries(organizationId).at(-1);
    if (last && last.change.effectiveOn > from) return timeline.versions(organizationId);
    const state = timeline.stateBefore(organizationId, endOf(from));
    return state ? [{ from, to: null, state }] : [];
  }

  #lookUpVersions(organizationId: string): Version[] {
    const entries = this.state.timeline.entries(organizationId);
    const others = entries.filter(({ change }) => !this.own.find(change));
    return versions([...others, ...this.own.withdrawn(organizationId)].sort(compareEntries));
  }
}

/** Behind everything that takes effect on a date. */
function endOf(effectiveOn: string): Place {
  return { effectiveOn, effectiveSequence: Infinity, revision: Infinity };
}
