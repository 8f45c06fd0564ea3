import { decide } from '../../commands/decide.js';
import { Rejected } from '../../commands/problem.js';
import { requestFingerprint } from '../../commands/read-request.js';
import type { NewEvent } from '../../events/envelope.js';
import { RegisterState } from '../../events/register-state.js';
import { upcast } from '../../events/upcast.js';
import type { Ledger } from '../ledger/ledger.js';
import type { RecordDecisionInput } from '../ledger/record-decision.js';
import { DecisionIdReused } from '../ledger/recording-errors.js';
import { checkRecordedAt, streamOf } from '../ledger/register-writer.js';

/** Judges decisions one on top of the other, as if each that is good had been recorded. Stores nothing. */
export class DryRun {
  readonly #states = new Map<string, Promise<RegisterState>>();

  /** @param now the present moment, in UTC with milliseconds */
  constructor(
    private readonly ledger: Ledger,
    private readonly now: () => string,
  ) {}

  /** @throws everything for which the decision would be refused; LedgerUnavailable */
  async judge(input: RecordDecisionInput): Promise<void> {
    const state = await this.#stateOf(input.register);
    for (const event of this.#decide(state, input)) state.apply(event);
  }

  #stateOf(register: string): Promise<RegisterState> {
    const known = this.#states.get(register);
    if (known) return known;
    const state = this.#read(register);
    this.#states.set(register, state);
    return state;
  }

  async #read(register: string): Promise<RegisterState> {
    const state = new RegisterState();
    for await (const event of this.ledger.read(streamOf(register))) state.apply(upcast(event));
    return state;
  }

  /** What would be recorded; nothing for what is recorded already. */
  #decide(
    state: RegisterState,
    { register, decisionId, request, actor, ...input }: RecordDecisionInput,
  ): readonly NewEvent[] {
    const recorded = state.decisions.get(decisionId);
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
    const size = events.reduce((sum, event) => sum + appendLimit.sizeOf(event), 0);
    const { bytes: limit, setting } = appendLimit;
    if (size <= limit) return;
    const params = { size, limit, setting };
    throw new Rejected([
      { code: 'decision-too-large', severity: 'error', pointer: '/changes', organizationIds: [], params },
    ]);
  }
}
