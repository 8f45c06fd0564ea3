import { isEvent } from '../../events/types/event-catalogue.js';
import { decisionIssued } from '../../events/types/decision-issued.js';
import type { RecordedEvent } from '../../events/definition/envelope.js';
import { upcast } from '../../events/register/upcast.js';
import type { WholeDecision } from '../../projections/fold/whole-decision.js';
import type { Ledger } from '../ledger/ledger.js';

export interface ReadOptions {
  /** Decisions after this position, which is that of a decision's last event; all when absent. */
  readonly after: string | undefined;
  /** Ends the iteration. */
  readonly signal: AbortSignal;
  /** The number of events at which a chunk is full. A decision is never taken apart. */
  readonly chunkSize: number;
}

export interface DecisionChunk {
  readonly decisions: readonly WholeDecision[];
  /** Everything that was in the log has been handed over: what follows is still to be written. */
  readonly caughtUp: boolean;
}

/** An event that this program can't read, or that doesn't belong where it stands. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
  constructor(
    readonly event: RecordedEvent,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/**
 * The decisions of a ledger in chunks: full ones while there is much to read, and what there is as soon as the
 * end of the log is reached. Everything before an unreadable event is handed over first.
 * @throws UnreadableEvent
 */
export async function* readDecisions(ledger: Ledger, options: ReadOptions): AsyncIterable<DecisionChunk> {
  const { after, signal, chunkSize } = options;
  const events = new EventSource(ledger, after, signal);
  const assembly = new Assembly();
  let decisions: WholeDecision[] = [];
  let size = 0;
  try {
    for (;;) {
      const event = await events.next();
      if (event === 'end') return;
      const caughtUp = event === 'caught-up';
      let failure: UnreadableEvent | undefined;
      if (!caughtUp) {
        size++;
        try {
          const decision = assembly.add(event);
          if (decision) decisions.push(decision);
          if (!decision || size < chunkSize) continue;
        } catch (error) {
          failure = new UnreadableEvent(event, error);
        }
      }
      if (decisions.length > 0 || caughtUp) yield { decisions, caughtUp };
      if (failure) throw failure;
      decisions = [];
      size = 0;
    }
  } finally {
    await events.close();
  }
}

/** Puts decisions together. The events of one stand side by side in the log, since an append is atomic. */
export class Assembly {
  #issued: WholeDecision['issued'] | undefined;
  #changes: RecordedEvent[] = [];

  /** The decision, when the event is its last. */
  add(raw: RecordedEvent): WholeDecision | undefined {
    const event = upcast(raw);
    const issued = this.#issued;
    if (!issued) {
      if (!isEvent(event, decisionIssued)) throw new Error(`${event.type} stands outside of a decision.`);
      this.#issued = event;
    } else {
      const { register, decisionId, index } = event.metadata;
      const next = this.#changes.length + 1;
      if (
        register !== issued.metadata.register ||
        decisionId !== issued.metadata.decisionId ||
        index !== next
      ) {
        throw new Error(`It is not change ${next} of decision ${issued.metadata.decisionId}.`);
      }
      this.#changes.push(event);
    }
    return this.#whole();
  }

  #whole(): WholeDecision | undefined {
    const issued = this.#issued!;
    const changes = this.#changes;
    if (changes.length < issued.data.changes) return undefined;
    this.#issued = undefined;
    this.#changes = [];
    const { register, decisionId } = issued.metadata;
    return { register, id: decisionId, issued, changes };
  }
}

/** A subscription in which reaching the end of the log is an item of its own. */
class EventSource {
  readonly #iterator: AsyncIterator<RecordedEvent>;
  readonly #close = new AbortController();
  #reading = false;
  /** Gives what was read, or throws what went wrong. */
  #read: (() => IteratorResult<RecordedEvent>) | undefined;
  #caughtUp = false;
  #wake: () => void = () => {};

  constructor(ledger: Ledger, after: string | undefined, signal: AbortSignal) {
    const events = ledger.subscribe({
      after,
      signal: AbortSignal.any([signal, this.#close.signal]),
      onCaughtUp: () => {
        this.#caughtUp = true;
        this.#wake();
      },
    });
    this.#iterator = events[Symbol.asyncIterator]();
  }

  async next(): Promise<RecordedEvent | 'caught-up' | 'end'> {
    if (!this.#reading) this.#startReading();
    if (!this.#read && !this.#caughtUp) await new Promise<void>((resolve) => (this.#wake = resolve));
    const read = this.#read;
    if (!read) {
      this.#caughtUp = false;
      return 'caught-up';
    }
    this.#reading = false;
    this.#read = undefined;
    const result = read();
    return result.done ? 'end' : result.value;
  }

  /** Never throws: nobody reads any more. */
  async close(): Promise<void> {
    this.#close.abort();
    await this.#iterator.return?.().catch(() => {});
  }

  #startReading(): void {
    this.#reading = true;
    const settle = (read: () => IteratorResult<RecordedEvent>): void => {
      this.#read = read;
      this.#wake();
    };
    this.#iterator.next().then(
      (result) => settle(() => result),
      (error: unknown) =>
        settle(() => {
          throw error;
        }),
    );
  }
}
