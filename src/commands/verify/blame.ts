import { comparePlaces, type ChangeRef } from '../../events/register/history.js';
import type { RegisterState } from '../../events/register/register-state.js';
import type { AppliedChange, Causes, OwnChanges } from './own-changes.js';

/** When something is wrong, and what may have brought it about. */
export interface Suspicion {
  readonly on: string;
  readonly causes: Causes;
  /** True when a new classification may have brought it about. */
  readonly byClassification?: boolean;
}

/** Finds the changes that bring about what is wrong: the decision's own, and recorded ones. */
export class Blame {
  constructor(
    private readonly state: RegisterState,
    private readonly own: OwnChanges,
  ) {}

  /** True when a change is one that the decision adds. */
  adds(change: ChangeRef): boolean {
    return this.own.find(change)?.how === 'adds';
  }

  /** The decision's last suspect of the very day. */
  ownOn({ on, causes, byClassification = false }: Suspicion): AppliedChange | undefined {
    const ofTheDay = (ref: ChangeRef) => ref.effectiveOn === on;
    const change = this.own.last(causes, ofTheDay);
    return change ?? (byClassification ? this.own.lastDefinition(ofTheDay) : undefined);
  }

  /** The decision's last suspect up to the day; one of its changes in any case. */
  ownUntil({ on, causes }: Suspicion): AppliedChange {
    const before = (ref: ChangeRef) => ref.effectiveOn <= on;
    return this.own.last(causes, before) ?? this.own.lastDefinition(before) ?? this.own.all[0]!;
  }

  /** The last recorded suspect of the very day. */
  recordedOn({ on, causes, byClassification }: Suspicion): ChangeRef | undefined {
    const changes = causes.flatMap(([id, effects]) =>
      this.state.timeline
        .entries(id)
        .filter(({ change, effect }) => change.effectiveOn === on && effects.includes(effect.effect))
        .map(({ change }) => change),
    );
    const last = changes
      .filter((change) => !this.own.find(change))
      .sort(comparePlaces)
      .at(-1);
    if (last || !byClassification) return last;
    return this.state.classifications.findLast(({ from }) => from === on)?.change;
  }

  /** The change of the decision that lets a recorded one not find an organization as it needs it. */
  ownBehind(recorded: ChangeRef, organizationId: string): AppliedChange {
    const { changes } = this.own.touched.get(organizationId)!;
    return changes.findLast(({ ref }) => comparePlaces(ref, recorded) < 0) ?? changes[0]!;
  }

  /** The decision's last change before a recorded one, where there is one to the same organizations. */
  ownBefore(recorded: ChangeRef, organizationIds: readonly string[]): AppliedChange {
    const before = this.own.all.filter(({ ref }) => comparePlaces(ref, recorded) < 0);
    const touching = before.findLast(({ effects }) =>
      effects.some(({ organizationId }) => organizationIds.includes(organizationId)),
    );
    return touching ?? before.at(-1) ?? this.own.all[0]!;
  }
}
