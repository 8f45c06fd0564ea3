import { effectsThatAlter } from '../../../events/register/alterations.js';
import { mustBeLiveFor } from '../../../events/types/event-catalogue.js';
import type { OrganizationRule, Rule } from './rule.js';

/** Successors live when they succeed, and what is measured lives when it is measured: whoever opens or closes. */
export const requiredLive: OrganizationRule = ({ organizationId, since, effects }, { state }, report) => {
  if (!turning.some((effect) => effects.has(effect))) return;
  for (const change of state.changesRequiring(organizationId)) {
    if (change.effectiveOn < since || state.timeline.stateAfter(organizationId, change)) continue;
    report.unmet(change, 'not-live', organizationId);
  }
};

/** What begins or ends a life. */
const turning = effectsThatAlter('life');

/** What is restored was not decided anew: it may need somebody to live who does not. */
export const restoredRequireLive: Rule = ({ state }, own, report) => {
  for (const { how, content, ref } of own.all) {
    if (how !== 'restores') continue;
    for (const id of mustBeLiveFor(content)) {
      if (!state.timeline.stateAfter(id, ref)) report.unmet(ref, 'not-live', id);
    }
  }
};
