import {
  NotLeaderError,
  type AppendExpectedRevision,
  type AppendResult,
  type EventData,
} from '@eventstore/db-client';
import { NoAnswer } from './collect.js';
import { isLost, isUnsent } from './errors.js';
import type { LogClient } from './log-client.js';

/**
 * The client sends all appends over one call, and remembers those under way in a list that all its calls share. So
 * there is one such call at a time here, and it is ended before another begins: a client that lost an answer is given
 * up whole.
 */
export class Appender {
  #client: LogClient | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly open: () => LogClient,
    private readonly deadlineMs: number,
  ) {}

  /** @throws whatever the client does; NoAnswer when it says nothing in time */
  async append(
    stream: string,
    events: EventData[],
    expectedRevision: AppendExpectedRevision,
  ): Promise<AppendResult> {
    await this.#ended;
    const client = (this.#client ??= this.open());
    try {
      return await this.#inTime(client.appendToStream(stream, events, { expectedRevision }));
    } catch (error) {
      // A client that was told where the leader is goes there by itself.
      if ((isLost(error) || isUnsent(error)) && !(error instanceof NotLeaderError)) this.#giveUp(client);
      throw error;
    }
  }

  async close(): Promise<void> {
    if (this.#client) this.#giveUp(this.#client);
    await this.#ended;
  }

  #giveUp(client: LogClient): void {
    if (client !== this.#client) return;
    this.#client = undefined;
    this.#ended = client.close();
  }

  /** The client itself waits for ever. */
  async #inTime<T>(answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new NoAnswer(this.deadlineMs)), this.deadlineMs);
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
