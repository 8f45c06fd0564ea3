import type { Preview } from '../../commands/decide/preview.js';
import { NoCache, type EventCache } from '../ledger/cache/event-cache.js';
import type { Ledger } from '../ledger/ledger.js';
import { GroupCommit, type CommitOptions } from './group-commit.js';
import { LoadedRegister, type LoadingOptions } from './loaded-register.js';
import type { DecisionRecorded, RecordDecisionInput } from './record-decision.js';
import { DecisionInFlight } from './recording-errors.js';

export type WriterOptions = LoadingOptions & CommitOptions;

/** Serializes the decisions of one register within this process. */
export class RegisterWriter {
  readonly #commit: GroupCommit;
  /** Ids of the decisions that are being recorded. */
  readonly #inFlight = new Set<string>();

  constructor(
    private readonly register: string,
    ledger: Ledger,
    options: WriterOptions,
    cache: EventCache = new NoCache(),
  ) {
    const loaded = new LoadedRegister(register, ledger, cache, options);
    this.#commit = new GroupCommit(loaded, ledger, options);
  }

  /** True while nothing waits for an answer: the writer may be dropped. */
  get idle(): boolean {
    return this.#commit.idle;
  }

  /**
   * Decides and stores.
   * @throws Rejected, StaleRevision, DecisionIdReused, DecisionInFlight, OutcomeUnknown, LedgerUnavailable
   */
  async submit(input: RecordDecisionInput): Promise<DecisionRecorded> {
    if (this.#inFlight.has(input.decisionId)) throw new DecisionInFlight(this.register, input.decisionId);
    this.#inFlight.add(input.decisionId);
    try {
      return await new Promise((resolve, reject) =>
        this.#commit.add({ kind: 'waiting-to-record', input, resolve, reject }),
      );
    } finally {
      this.#inFlight.delete(input.decisionId);
    }
  }

  /**
   * Decides and stores nothing. What would refuse the decision is part of the answer.
   * @throws StaleRevision, OutcomeUnknown, LedgerUnavailable
   */
  preview(input: RecordDecisionInput): Promise<Preview> {
    return new Promise((resolve, reject) =>
      this.#commit.add({ kind: 'waiting-for-preview', input, resolve, reject }),
    );
  }
}
