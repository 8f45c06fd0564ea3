import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { START, streamNameFilter, type Position, type RecordedEvent } from '@eventstore/db-client';
import type { SubscribeOptions } from '../ledger.js';
import { Arrival } from './arrival.js';
import { isSystemEvent } from './events.js';
import type { LogClient } from './log-client.js';
import { comparePositions, parsePosition } from './positions.js';

/** Events that are held for a slow reader; the server waits when there are more. */
const highWaterMark = 500;

/** How long nothing has to come before the end of the log is looked for. */
const quietMs = 10;

/** How soon it is looked for again when there is more to come. */
const lookAgainMs = 100;

const backOff = { first: 100, last: 5_000 };

export interface SubscriptionSource {
  readonly prefix: string;
  open(): LogClient;
  /** Nothing is to be followed any longer. */
  closed(): boolean;
  /** Where the log ends. */
  head(): Promise<Position | undefined>;
}

/** Follows the log, each time with a connection of its own, and again from where it was when that is lost. */
export class Subscription {
  readonly #logger = new Logger('KurrentLedger');
  readonly #isOver: () => boolean;
  #after: Position | undefined;
  #announced = false;
  #wait = backOff.first;

  constructor(
    private readonly source: SubscriptionSource,
    private readonly options: Pick<SubscribeOptions, 'after' | 'signal'>,
  ) {
    this.#after = options.after === undefined ? undefined : parsePosition(options.after);
    this.#isOver = () => options.signal.aborted;
  }

  /** Events, and `undefined` each time everything that was in the log has been handed over. */
  async *events(): AsyncGenerator<RecordedEvent | undefined, void, undefined> {
    const { signal } = this.options;
    while (!this.#isOver()) {
      try {
        const client = this.source.open();
        try {
          yield* this.#follow(client);
        } finally {
          await client.close();
        }
      } catch (error) {
        if (this.source.closed()) throw error;
        this.#logger.warn(`Following the ledger was interrupted, trying again: ${(error as Error).message}`);
      }
      await sleep(this.#wait, undefined, { signal }).catch(() => undefined);
      this.#wait = Math.min(2 * this.#wait, backOff.last);
    }
  }

  async *#follow(client: LogClient): AsyncGenerator<RecordedEvent | undefined, void, undefined> {
    const { prefix } = this.source;
    const answers = client.subscribeToAll(
      {
        fromPosition: this.#after ?? START,
        filter: streamNameFilter({ prefixes: [prefix], checkpointInterval: 1_000 }),
      },
      { highWaterMark },
    );
    const arrival = new Arrival(answers, this.options.signal);
    try {
      while (!this.#isOver()) {
        arrival.throwIfFailed();
        const { event } = (answers.read() as { event?: RecordedEvent } | null) ?? {};
        if (!event) {
          if (await this.#isEnd(arrival)) yield undefined;
        } else {
          this.#wait = backOff.first;
          this.#after = event.position;
          if (isSystemEvent(event)) continue;
          this.#announced = false;
          yield event;
        }
      }
    } finally {
      arrival.end();
    }
  }

  /** Waits for more; true, once, when there is nothing more. */
  async #isEnd(arrival: Arrival): Promise<boolean> {
    if (this.#announced) await arrival.next();
    if (this.#announced || (await arrival.within(quietMs))) return false;
    const head = await this.source.head();
    if (arrival.pending) return false;
    if (head && (!this.#after || comparePositions(this.#after, head) < 0)) {
      await arrival.within(lookAgainMs);
      return false;
    }
    this.#announced = true;
    this.#wait = backOff.first;
    return true;
  }
}
