import { judge, judgePreview, type Terms } from '../../commands/decide/judge.js';
import type { NewEvent } from '../../events/definition/envelope.js';
import { RegisterState } from '../../events/register/register-state.js';
import { undoing, type Undo } from '../../events/register/undo.js';
import { upcast } from '../../events/register/upcast.js';
import { CopyUnreadable, type EventCache } from '../ledger/cache/event-cache.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Judged, Waiting, WaitingForPreview, WaitingToRecord } from './item.js';
import { loadCopy } from './load-register.js';
import { errorOf } from './recording-errors.js';
import { streamOf } from './register-stream.js';

/** How much of a register is held in memory. */
export interface Held {
  /** Changes, with all that they say. */
  readonly contents: number;
  /** Effects of changes on organizations. */
  readonly effects: number;
}

export interface LoadingOptions {
  /** Now, in UTC, ISO 8601 with milliseconds. */
  readonly now: () => string;
  /** Where a copy of the register is at hand: what is held of it in memory. */
  readonly hold?: Held;
}

const defaultHold: Held = { contents: 20_000, effects: 600_000 };

/** The part of the effects that is still held after some were evicted. */
const KEPT = 0.8;

/** A register in memory: what the store has of it, and on top of that the events that are decided and not yet stored. */
export class LoadedRegister {
  #state = new RegisterState();
  /** The state holds all that the store is known to have: the next decision may be judged. */
  #current = false;
  #copyLost = false;
  readonly #hold: Held;
  /** How much may be held before some of it is evicted. */
  #evictAt: Held;

  constructor(
    readonly name: string,
    private readonly ledger: Ledger,
    private readonly cache: EventCache,
    private readonly options: LoadingOptions,
  ) {
    this.#hold = options.hold ?? defaultHold;
    this.#evictAt = this.#hold;
  }

  get isCurrent(): boolean {
    return this.#current;
  }

  get holdsTooMuch(): boolean {
    const { changes, timeline } = this.#state;
    return changes.held > this.#evictAt.contents || timeline.held > this.#evictAt.effects;
  }

  /** Takes in what the store has behind the state. @throws LedgerUnavailable, StreamUnfit */
  async catchUp(): Promise<void> {
    const { name, ledger, cache } = this;
    const stream = streamOf(name);
    if (this.#copyLost) await cache.drop(name);
    this.#copyLost = false;
    if (this.#state.revision < 0) this.#state = await loadCopy(cache, ledger, name, stream);
    for await (const event of ledger.read(stream, this.#state.revision + 1)) {
      this.#state.load(upcast(event));
      cache.add(name, event.revision, [event]);
      // Nothing is judged meanwhile: there is nothing to take back.
      if (this.holdsTooMuch) await this.evict(() => {});
    }
    this.#current = true;
  }

  /**
   * Judges one item against the state to come, and folds what it becomes into that state.
   * @throws CopyUnreadable when the state has to be read anew
   */
  judge(item: Waiting): Judged {
    try {
      return item.kind === 'waiting-to-record' ? this.#judgeDecision(item) : this.#judgePreview(item);
    } catch (error) {
      if (error instanceof CopyUnreadable) throw error;
      return { kind: 'refused', of: item, error };
    }
  }

  /** Keeps events near at hand that the store has taken, the first of them at a revision. */
  keep(revision: number, events: readonly NewEvent[]): void {
    this.cache.add(this.name, revision, events);
  }

  /**
   * Keeps memory within bounds: what the copy holds is looked up when it is needed again.
   * @param takeBack takes what is not stored out of the state; no step of it may be left to be taken back later
   */
  async evict(takeBack: () => void): Promise<void> {
    const kept = await this.cache.settle(this.name);
    const { changes, timeline } = this.#state;
    const { contents, effects } = this.#hold;
    if (timeline.held <= this.#evictAt.effects) {
      this.#state.evictContents(kept);
      this.#evictAt = { ...this.#evictAt, contents: changes.held + contents };
      return;
    }
    takeBack();
    if (kept >= this.#state.revision) this.#state.evict(effects * KEPT);
    this.#evictAt = { contents, effects: Math.max(effects, timeline.held + effects * (1 - KEPT)) };
  }

  /** Somebody else has written: the state is to be completed before anything is judged. */
  becomeStale(): void {
    this.#current = false;
  }

  /** Drops the state, with all that is not stored: it is read anew when it is next needed. */
  drop(): void {
    this.#state = new RegisterState();
    this.#current = false;
  }

  /** Drops the state and the copy, of which something cannot be read. */
  dropWithCopy(): void {
    this.drop();
    this.#copyLost = true;
  }

  #judgeDecision(item: WaitingToRecord): Judged {
    const judgement = judge(this.#state, item.input, this.#terms());
    switch (judgement.kind) {
      case 'recordable':
        return { ...judgement, of: item, undo: this.#foldIn(judgement.events) };
      case 'repeated':
      case 'stale':
        return { ...judgement, of: item };
      case 'rejected':
      case 'id-reused':
        return { kind: 'refused', of: item, error: errorOf(judgement, item.input) };
      default:
        return judgement satisfies never;
    }
  }

  #judgePreview(item: WaitingForPreview): Judged {
    const judgement = judgePreview(this.#state, item.input, this.#terms());
    return judgement.kind === 'rejected'
      ? { kind: 'refused', of: item, error: errorOf(judgement, item.input) }
      : { ...judgement, of: item };
  }

  #foldIn(events: readonly NewEvent[]): Undo {
    return undoing(events.map((event) => this.#state.apply(event)));
  }

  #terms(): Terms {
    return { now: this.options.now(), limit: this.ledger.appendLimit };
  }
}
