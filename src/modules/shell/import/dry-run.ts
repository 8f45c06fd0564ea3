import { RegisterState } from '../../../events/register/register-state.js';
import { upcast } from '../../../events/register/upcast.js';
import type { Ledger } from '../../ledger/ledger.js';
import type { RecordDecisionInput } from '../../recording/record-decision.js';
import { streamOf } from '../../recording/register-stream.js';
import type { Judge } from './judge.js';

/** Judges decisions one on top of the other, as if each that is good had been recorded. Stores nothing. */
export class DryRun {
  readonly #states = new Map<string, Promise<RegisterState>>();

  constructor(
    private readonly ledger: Ledger,
    private readonly judge: Judge,
  ) {}

  /** @throws everything for which the decision would be refused; LedgerUnavailable */
  async record(input: RecordDecisionInput): Promise<void> {
    const state = await this.#stateOf(input.register);
    for (const event of this.judge.eventsOf(state, input)) state.load(event);
  }

  #stateOf(register: string): Promise<RegisterState> {
    let state = this.#states.get(register);
    if (!state) this.#states.set(register, (state = this.#read(register)));
    return state;
  }

  async #read(register: string): Promise<RegisterState> {
    const state = new RegisterState();
    for await (const event of this.ledger.read(streamOf(register))) state.load(upcast(event));
    return state;
  }
}
