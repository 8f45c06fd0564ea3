import {
  transitions,
  type ChangeRef,
  type Entry,
  type OrganizationState,
} from '../../../events/register/history.js';
import type { ProblemCode } from '../../problems/problem.js';
import type { OrganizationRule } from './rule.js';

/** Each effect finds its organization as it needs it: nothing opens twice, nothing changes that does not live. */
export const sequence: OrganizationRule = ({ organizationId }, { state }, report) => {
  let endedBy: ChangeRef | undefined;
  for (const { entry, before, after } of transitions(state.timeline.entries(organizationId))) {
    const code = unmet(entry, before, endedBy);
    if (before && !after) endedBy = entry.change;
    if (code) report.unmet(entry.change, code, organizationId);
  }
};

/** What an effect asks of its organization and does not find; undefined when all is well. */
function unmet(
  { effect, change }: Entry,
  before: OrganizationState | null,
  endedBy: ChangeRef | undefined,
): ProblemCode | undefined {
  switch (effect.effect) {
    case 'opened':
      if (effect.as === 'reinstated') return before ? 'already-live' : endedBy ? undefined : 'never-ended';
      return before || endedBy ? 'id-reused' : undefined;
    case 'succeeded':
      return before || endedBy === change ? undefined : 'not-live';
    case 'closed':
    case 'renamed':
    case 'moved':
    case 'reclassified':
    case 'coded':
    case 'authorized':
    case 'assigned':
      return before ? undefined : 'not-live';
    default:
      return effect satisfies never;
  }
}
