import { setTimeout as sleep } from 'node:timers/promises';
import type { NewEvent, RecordedEvent } from '../../src/events/definition/envelope.js';
import {
  Ledger,
  NO_STREAM,
  type AppendLimit,
  type AppendOutcome,
  type SubscribeOptions,
} from '../../src/modules/ledger/ledger.js';

/** What goes wrong with an append: before it is stored, or after. */
export type Fault = () => AppendOutcome | Error | undefined;

/** A ledger in memory whose appends take a while, can be held back, and fail on demand. For tests of its users. */
export class MemoryLedger extends Ledger {
  readonly log: RecordedEvent[] = [];
  /** Sizes of the appends that were stored, in order. */
  readonly appends: number[] = [];
  /** Called before an append is stored; its result, if any, is the answer, and nothing is stored. */
  before: Fault = () => undefined;
  /** Called after an append was stored; its result, if any, is the answer. */
  after: Fault = () => undefined;
  latencyMs = 1;
  /** Reports only the position of an append's last event. */
  tellsLastOnly = false;
  override readonly description = 'memory';
  override appendLimit: AppendLimit | undefined = undefined;

  async append(
    stream: string,
    expectedRevision: number,
    events: readonly NewEvent[],
  ): Promise<AppendOutcome> {
    await sleep(this.latencyMs);
    const prevented = this.before();
    if (prevented instanceof Error) throw prevented;
    if (prevented) return prevented;
    const actual = this.#stream(stream).at(-1)?.revision ?? NO_STREAM;
    if (actual !== expectedRevision) return { outcome: 'refused', revision: actual };
    this.push(stream, events);
    this.appends.push(events.length);
    const lost = this.after();
    if (lost instanceof Error) throw lost;
    const { revision, position } = this.log.at(-1)!;
    if (this.tellsLastOnly) return lost ?? { outcome: 'recorded', revision, position };
    const positions = this.log.slice(-events.length).map((event) => event.position);
    return lost ?? { outcome: 'recorded', revision, position, positions };
  }

  /** Stores without asking: what another process wrote. */
  push(stream: string, events: readonly NewEvent[]): void {
    for (const event of events) {
      const revision = this.#stream(stream).length;
      this.log.push({ ...event, stream, revision, position: String(this.log.length + 1) });
    }
  }

  async *read(stream: string, from = 0): AsyncIterable<RecordedEvent> {
    await sleep(0);
    yield* this.#stream(stream).slice(from);
  }

  async *subscribe({ after, signal, onCaughtUp }: SubscribeOptions): AsyncIterable<RecordedEvent> {
    let next = Number(after ?? 0);
    while (!signal.aborted) {
      while (next < this.log.length) yield this.log[next++]!;
      onCaughtUp?.();
      await sleep(1);
    }
  }

  head(): Promise<string | undefined> {
    return Promise.resolve(this.log.at(-1)?.position);
  }

  comparePositions(a: string, b: string): number {
    return Number(a) - Number(b);
  }

  countAfter(after: string | undefined): Promise<number> {
    return Promise.resolve(this.log.length - Number(after ?? 0));
  }

  #stream(stream: string): RecordedEvent[] {
    return this.log.filter((event) => event.stream === stream);
  }
}
