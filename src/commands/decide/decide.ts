import { fingerprint } from '../../events/definition/canonical.js';
import type { NewEvent } from '../../events/definition/envelope.js';
import { decisionIssued, type AcceptedWarning } from '../../events/types/decision-issued.js';
import type { RegisterState } from '../../events/register/register-state.js';
import { Rejected, type Problem } from '../problems/problem.js';
import { inOrder, Problems } from '../problems/problems.js';
import { verify } from '../verify/verify.js';
import { checkDecision } from './checks/check-decision.js';
import { decideChange } from './decide-change.js';
import type { DecisionRequest } from './decision-request.js';
import { Draft } from './draft/draft.js';
import { EventMaker, type DecisionContext } from './event-maker.js';
import { readRequest } from './read-request.js';
import { takeUp } from './take-up.js';

export type { DecisionContext } from './event-maker.js';

export interface Decided {
  /**
   * The decision's event and those of its changes, to be appended together behind `state.revision`.
   * The first one carries the warnings that were acknowledged.
   */
  readonly events: readonly [NewEvent, ...NewEvent[]];
}

/**
 * Judges a request against a register and says which events it becomes. Leaves `state` as it was.
 * @param plain the request as it came over the wire
 * @throws Rejected with every error, and every warning that is not acknowledged
 */
export function decide(state: RegisterState, plain: unknown, context: DecisionContext): Decided {
  const problems = new Problems();
  const read = readRequest(plain, problems);
  const draft = new Draft(state, read, new EventMaker(context, state.recordedAt), problems);
  checkDecision(state, read, context, problems);
  decideChanges(draft);
  const request = accepted(draft);
  const { events } = draft;
  if (events.length !== read.changes.length) throw new Error('A change came to nothing without a reason.');
  return { events: [issued(request, draft, context), ...events] };
}

/**
 * What is annulled or corrected is taken away first; then all that takes its place, or is new, is decided in valid
 * order: each sees what stands before it, whatever the order in which they were asked for. In the end the rules are
 * verified of all together.
 */
function decideChanges(draft: Draft): void {
  const { state, applied, named, problems } = draft;
  try {
    for (const pending of takeUp(draft)) decideChange(pending, draft);
    named.check(state, problems);
    if (applied.length > 0) verify(state, applied, problems);
  } finally {
    draft.discard();
  }
}

/** The request, when nothing is wrong with it. @throws Rejected */
function accepted({ read: { request }, problems, refused }: Draft): DecisionRequest {
  const rejected = [
    ...refused.errorsToReport(problems.errors),
    // Whether a warning was acknowledged cannot be said of a request that cannot be read.
    ...(request ? problems.open(request.acknowledge ?? []) : []),
  ];
  if (rejected.length > 0 || !request) throw new Rejected(inOrder(rejected));
  return request;
}

/** The decision's own event, which comes before those of its changes. */
function issued(
  { decision, acknowledge = [] }: DecisionRequest,
  { read, make, problems }: Draft,
  context: DecisionContext,
): NewEvent {
  const data = {
    instrument: decision,
    changes: read.changes.length,
    acknowledgements: acknowledge,
    warnings: problems.warnings.map(acceptedWarning),
    fingerprint: context.fingerprint ?? fingerprint(read.normal),
  };
  return make.event(0, decisionIssued, data, { effectiveOn: decision.effectiveOn, effectiveSequence: 0 });
}

function acceptedWarning({ code, change, organizationIds, params }: Problem): AcceptedWarning {
  return { code, change: change === undefined ? undefined : change + 1, organizationIds, params };
}
