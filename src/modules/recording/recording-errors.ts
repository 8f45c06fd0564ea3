import type { RecordDecisionInput, Refusal } from '../../commands/decide/judge.js';
import { Rejected } from '../../commands/problems/problem.js';
import type { ChangeRef } from '../../events/register/history.js';

/** The register has moved on since the admin looked at it. */
export class StaleRevision extends Error {
  override readonly name = 'StaleRevision';
  constructor(
    readonly register: string,
    readonly expected: number,
    readonly actual: number,
    /** What was recorded in between; at most the last 100 events. */
    readonly between: readonly ChangeRef[],
  ) {
    super(`Register ${register} is at revision ${actual}, not ${expected}.`);
  }
}

/** The key of a recorded decision came again with other content. */
export class DecisionIdReused extends Error {
  override readonly name = 'DecisionIdReused';
  constructor(
    readonly register: string,
    readonly decisionId: string,
  ) {
    super(
      `Decision ${decisionId} is recorded in ${register} with other content. ` +
        'Send the same content to get the first answer again, or take a new key.',
    );
  }
}

/** A decision of the same key is being recorded right now. */
export class DecisionInFlight extends Error {
  override readonly name = 'DecisionInFlight';
  constructor(
    readonly register: string,
    readonly decisionId: string,
  ) {
    super(`Decision ${decisionId} is being recorded in ${register} right now. Ask again in a moment.`);
  }
}

/** The store took the decision and never said what became of it. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
  constructor(
    readonly decisionId: string,
    cause: unknown,
  ) {
    super(`It is not known whether decision ${decisionId} was recorded. Send it again with the same key.`, {
      cause,
    });
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
