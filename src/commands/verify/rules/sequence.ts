import {
  transitions,
  type ChangeRef,
  type Entry,
  type OrganizationState,
} from '../../../events/register/history.js';
import { leavesRegister, type ClosedAs, type OpenedAs } from '../../../events/vocabulary/effect.js';
import type { ProblemCode } from '../../problems/problem.js';
import type { OrganizationRule } from './rule.js';

/** Each effect finds its organization as it needs it: nothing opens twice, nothing changes that does not live. */
export const sequence: OrganizationRule = ({ organizationId }, { state }, report) => {
  let ended: End | undefined;
  for (const { entry, before } of transitions(state.timeline.entries(organizationId))) {
    const code = unmet(entry, before, ended);
    const { change, effect } = entry;
    if (before && effect.effect === 'closed') ended = { change, as: effect.as };
    if (code) report.unmet(entry.change, code, organizationId);
  }
};

/** How an organization ended last. */
interface End {
  readonly change: ChangeRef;
  readonly as: ClosedAs;
}

/** What an effect asks of its organization and does not find; undefined when all is well. */
function unmet(
  { effect, change }: Entry,
  before: OrganizationState | null,
  ended: End | undefined,
): ProblemCode | undefined {
  switch (effect.effect) {
    case 'opened':
      return unmetOpening(effect.as, before !== null, ended?.as);
    case 'succeeded':
      return before || ended?.change === change ? undefined : 'not-live';
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

/** Only what was reinstated, or went outside and was received back, opens twice. */
function unmetOpening(as: OpenedAs, lives: boolean, ended: ClosedAs | undefined): ProblemCode | undefined {
  switch (as) {
    case 'reinstated':
      return lives ? 'already-live' : ended ? undefined : 'never-ended';
    case 'received':
    case 'carried-in':
      if (lives) return 'already-live';
      return ended === undefined || leavesRegister(ended) ? undefined : 'id-reused';
    case 'registered':
    case 'founded':
    case 'formed':
      return lives || ended ? 'id-reused' : undefined;
    default:
      return as satisfies never;
  }
}
