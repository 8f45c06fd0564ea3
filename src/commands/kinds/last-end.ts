import {
  comparePlaces,
  transitions,
  type ChangeRef,
  type OrganizationState,
} from '../../events/register/history.js';
import type { ClosedAs } from '../../events/vocabulary/effect.js';
import type { ChangeContext } from './change-context.js';

/** How an organization ended. */
export interface LastEnd {
  readonly change: ChangeRef;
  readonly as: ClosedAs;
  /** What it was until then. */
  readonly state: OrganizationState;
}

/** How an organization ended last before a change; undefined when it lives as the change finds it, or never ended. */
export function lastEnd(organizationId: string, { state, place }: ChangeContext): LastEnd | undefined {
  const { timeline } = state;
  if (timeline.stateBefore(organizationId, place)) return undefined;
  for (const { entry, before } of transitions(timeline.entries(organizationId)).reverse()) {
    const { change, effect } = entry;
    if (!before || effect.effect !== 'closed' || comparePlaces(change, place) >= 0) continue;
    return { change, as: effect.as, state: before };
  }
  return undefined;
}
