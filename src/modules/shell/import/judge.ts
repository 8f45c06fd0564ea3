import { decide } from '../../../commands/decide/decide.js';
import { Rejected } from '../../../commands/problems/problem.js';
import { requestFingerprint } from '../../../commands/decide/read-request.js';
import type { NewEvent } from '../../../events/definition/envelope.js';
import type { RegisterState } from '../../../events/register/register-state.js';
import type { Ledger } from '../../ledger/ledger.js';
import type { RecordDecisionInput } from '../../recording/record-decision.js';
import { DecisionIdReused } from '../../recording/recording-errors.js';
import { checkRecordedAt } from '../../recording/register-writer.js';

/** Judges decisions as a register's writer does, and records nothing. */
export class Judge {
  /** @param now the present moment, in UTC with milliseconds */
  constructor(
    private readonly ledger: Ledger,
    private readonly now: () => string,
  ) {}

  /**
   * What a decision would be recorded as in a register of this state; nothing for one that is recorded already.
   * Leaves the state as it was.
   * @throws everything for which it would be refused
   */
  eventsOf(
    state: RegisterState,
    { register, decisionId, request, actor, ...input }: RecordDecisionInput,
  ): readonly NewEvent[] {
    const recorded = state.decision(decisionId);
    if (recorded) {
      if (recorded.fingerprint === (input.fingerprint ?? requestFingerprint(request))) return [];
      throw new DecisionIdReused(register, decisionId);
    }
    const now = this.now();
    checkRecordedAt(input.recordedAt, state.recordedAt, now);
    const { events } = decide(state, request, {
      register,
      decisionId,
      actor,
      recordedAt: input.recordedAt ?? now,
      correlationId: input.correlationId ?? decisionId,
      causationId: decisionId,
      fingerprint: input.fingerprint,
    });
    this.#checkSize(events);
    return events;
  }

  #checkSize(events: readonly NewEvent[]): void {
    const { appendLimit } = this.ledger;
    if (!appendLimit) return;
    const { bytes: limit, setting } = appendLimit;
    const size = events.reduce((sum, event) => sum + appendLimit.sizeOf(event), 0);
    if (size <= limit) return;
    const params = { size, limit, setting };
    throw new Rejected([
      { code: 'decision-too-large', severity: 'error', pointer: '/changes', organizationIds: [], params },
    ]);
  }
}
