import { effectsThatAlter } from '../../../events/register/alterations.js';
import { mustBeLiveFor, onlyTakesOver } from '../../../events/types/event-catalogue.js';
import type { ChangeContent } from '../../../events/types/change-rectified.js';
import type { ChangeRef } from '../../../events/register/history.js';
import type { RegisterState } from '../../../events/register/register-state.js';
import type { OrganizationRule, Rule } from './rule.js';

/**
 * Successors live when they succeed, those that only take over at the end of the day at the latest, and what is
 * measured lives when it is measured: whoever opens or closes. What the decision adds was judged when it was decided.
 */
export const requiredLive: OrganizationRule = (touch, { state }, report) => {
  const { organizationId, since, effects } = touch;
  if (!turning.some((effect) => effects.has(effect))) return;
  for (const change of state.changesRequiring(organizationId)) {
    if (change.effectiveOn < since || report.blame.adds(change)) continue;
    const content = state.changes.inForce(change.revision);
    if (content && !livesFor(content, change, organizationId, state)) {
      report.unmet(change, 'not-live', organizationId);
    }
  }
};

/** What begins or ends a life. */
const turning = effectsThatAlter('life');

/** What is restored was not decided anew: it may need somebody to live who does not. */
export const restoredRequireLive: Rule = ({ state }, own, report) => {
  for (const { how, content, ref } of own.all) {
    if (how !== 'restores') continue;
    for (const id of mustBeLiveFor(content)) {
      if (!livesFor(content, ref, id, state)) report.unmet(ref, 'not-live', id);
    }
  }
};

function livesFor(
  content: ChangeContent,
  change: ChangeRef,
  organizationId: string,
  { timeline }: RegisterState,
): boolean {
  if (timeline.stateAfter(organizationId, change)) return true;
  return (
    onlyTakesOver(content, organizationId) &&
    timeline.stateOn(organizationId, change.effectiveOn) !== undefined
  );
}
