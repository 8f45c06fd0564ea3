import { decisionTooLarge } from '../../commands/decide/judge.js';
import { Rejected } from '../../commands/problems/problem.js';
import type { NewEvent } from '../../events/definition/envelope.js';
import { CopyUnreadable } from '../ledger/cache/event-cache.js';
import {
  AppendTooLarge,
  LedgerUnavailable,
  StreamUnfit,
  type AppendOutcome,
  type Ledger,
} from '../ledger/ledger.js';
import { appendSettled } from '../ledger/settled-append.js';
import { Answers } from './answers.js';
import { isRecordable, isUnrecorded, type Judged, type Waiting } from './item.js';
import type { LoadedRegister } from './loaded-register.js';
import { Queue } from './queue.js';
import { OutcomeUnknown } from './recording-errors.js';
import { streamOf } from './register-stream.js';

export interface CommitOptions {
  /** Decisions go out together up to this many events; one decision may be larger. */
  readonly groupLimit: number;
  /** How long an append whose answer was lost is asked for before the outcome is given up as unknown. */
  readonly settleForMs: number;
}

type SettledOutcome = Exclude<AppendOutcome, { outcome: 'unknown' }>;

/**
 * Judges what arrives, one after the other, and commits it in groups: while an append is under way, what arrives is
 * judged against the state to come and goes out in the next one.
 *
 * An answer, also a refusal, is given only when everything it was judged on top of is durable. When an append
 * fails, everything judged on top of it is judged again.
 */
export class GroupCommit {
  readonly #queue = new Queue();
  readonly #answers: Answers;
  #running = false;

  constructor(
    private readonly register: LoadedRegister,
    private readonly ledger: Ledger,
    private readonly options: CommitOptions,
  ) {
    this.#answers = new Answers(ledger);
  }

  /** True while nothing waits for an answer. */
  get idle(): boolean {
    return !this.#running && this.#queue.isEmpty;
  }

  /** Takes up an item, which is judged in its turn and answered when that is safe. */
  add(item: Waiting): void {
    const isNext = this.register.isCurrent && !this.#queue.firstWaiting;
    const judged = isNext ? this.#judge(item) : undefined;
    if (judged) this.#queue.addJudged(judged);
    else this.#queue.addWaiting(item);
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      while (!this.#queue.isEmpty) {
        try {
          await this.#next();
        } catch (error) {
          this.#giveUp(error);
        }
      }
    } finally {
      this.#running = false;
    }
  }

  async #next(): Promise<void> {
    if (!this.register.isCurrent) await this.register.catchUp();
    if (this.register.holdsTooMuch) await this.register.evict(() => this.#queue.takeBack());
    if (!this.#judgeWaiting()) return;
    const { bytes = Infinity } = this.ledger.appendLimit ?? {};
    const group = this.#queue.takeGroup({ events: this.options.groupLimit, bytes });
    const recordable = group.filter(isRecordable);
    const [first] = recordable;
    if (!first) return this.#answers.toGroupWithoutEvents(group.filter(isUnrecorded));
    await this.#commit(
      group,
      first.revision,
      recordable.flatMap(({ events }) => events),
    );
  }

  /** @param expected the revision behind which the group's events are to stand */
  async #commit(group: readonly Judged[], expected: number, events: readonly NewEvent[]): Promise<void> {
    let outcome: SettledOutcome;
    try {
      outcome = await this.#append(expected, events);
    } catch (error) {
      this.#queue.putBack(group);
      if (concernsAll(error)) throw error;
      return this.#isolate(group, error);
    }
    if (outcome.outcome === 'recorded') {
      this.register.keep(expected + 1, events);
      return this.#answers.toGroup(group, outcome);
    }
    this.#queue.putBack(group);
    this.#queue.takeBack();
    this.register.becomeStale();
  }

  /** @throws OutcomeUnknown, and everything that `Ledger.append` does */
  async #append(expected: number, events: readonly NewEvent[]): Promise<SettledOutcome> {
    const stream = streamOf(this.register.name);
    const outcome = await appendSettled(this.ledger, stream, expected, events, this.options.settleForMs);
    if (outcome.outcome !== 'unknown') return outcome;
    throw new OutcomeUnknown(events[0]!.metadata.decisionId, outcome.cause);
  }

  /** Judges all that waits, in its order; false when the register has to be read anew before that. */
  #judgeWaiting(): boolean {
    for (;;) {
      const item = this.#queue.firstWaiting;
      if (!item) return true;
      const judged = this.#judge(item);
      if (!judged) return false;
      this.#queue.replaceFirstWaiting(judged);
    }
  }

  /** Undefined when the register has to be read anew: then everything waits to be judged on top of that. */
  #judge(item: Waiting): Judged | undefined {
    try {
      return this.register.judge(item);
    } catch (error) {
      if (!(error instanceof CopyUnreadable)) throw error;
      this.register.dropWithCopy();
      this.#queue.forgetJudgements();
      return undefined;
    }
  }

  /**
   * The store refused a group that was put back, for what is in it: each item is retried alone, and the one that
   * fails alone is rejected.
   */
  #isolate(group: readonly Judged[], error: unknown): void {
    this.#queue.takeBack();
    if (group.length > 1) return this.#queue.sendAlone(group.length);
    this.#queue.takeFirstWaiting()?.reject(this.#errorOfStore(group[0]!, error));
  }

  #errorOfStore(item: Judged, error: unknown): unknown {
    if (!(error instanceof AppendTooLarge)) return error;
    const size = isRecordable(item) ? item.size : 0;
    const { setting = '' } = this.ledger.appendLimit ?? {};
    return new Rejected([decisionTooLarge(Math.max(size, error.limit + 1), error.limit, setting)]);
  }

  /** Nothing of what waits can be decided: all of it is rejected, and the register is read anew when next needed. */
  #giveUp(error: unknown): void {
    const waiting = this.#queue.takeAll();
    this.register.drop();
    for (const { input, reject } of waiting) {
      reject(error instanceof OutcomeUnknown ? new OutcomeUnknown(input.decisionId, error.cause) : error);
    }
  }
}

/** The error is not about what a group holds. */
function concernsAll(error: unknown): boolean {
  return (
    error instanceof LedgerUnavailable || error instanceof OutcomeUnknown || error instanceof StreamUnfit
  );
}
