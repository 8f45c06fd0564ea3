import { message } from '../../events/messages/message.js';
import { ExplainedError } from '../errors/explained-error.js';
import type { RecordDecisionInput, Refusal } from '../../commands/decide/judge.js';
import { Rejected } from '../../commands/problems/problem.js';
import type { ChangeRef } from '../../events/register/history.js';

/** The register has moved on since the admin looked at it. */
export class StaleRevision extends ExplainedError {
  override readonly name = 'StaleRevision';
  constructor(
    readonly register: string,
    readonly expected: number,
    readonly actual: number,
    /** What was recorded in between; at most the last 100 events. */
    readonly between: readonly ChangeRef[],
  ) {
    super(message('recording.stale-revision', { register, actual, expected }));
  }
}

/** The key of a recorded decision came again with other content. */
export class DecisionIdReused extends ExplainedError {
  override readonly name = 'DecisionIdReused';
  constructor(
    readonly register: string,
    readonly decisionId: string,
  ) {
    super(message('recording.decision-id-reused', { decision: decisionId, register }));
  }
}

/** A decision of the same key is being recorded right now. */
export class DecisionInFlight extends ExplainedError {
  override readonly name = 'DecisionInFlight';
  constructor(
    readonly register: string,
    readonly decisionId: string,
  ) {
    super(message('recording.decision-in-flight', { decision: decisionId, register }));
  }
}

/** The store took the decision and never said what became of it. */
export class OutcomeUnknown extends ExplainedError {
  override readonly name = 'OutcomeUnknown';
  constructor(
    readonly decisionId: string,
    cause: unknown,
  ) {
    super(message('recording.outcome-unknown', { decision: decisionId }), { cause });
  }
}

/** The error that refuses a decision for what it was judged to be. */
export function errorOf(
  refusal: Refusal,
  { register, decisionId }: RecordDecisionInput,
): Rejected | DecisionIdReused | StaleRevision {
  switch (refusal.kind) {
    case 'rejected':
      return new Rejected(refusal.problems);
    case 'id-reused':
      return new DecisionIdReused(register, decisionId);
    case 'stale':
      return new StaleRevision(register, refusal.expected, refusal.actual, []);
    default:
      return refusal satisfies never;
  }
}
