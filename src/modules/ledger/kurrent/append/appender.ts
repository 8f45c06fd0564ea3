import { NotLeaderError } from '@eventstore/db-client';
import type { Append } from './append-requests.js';
import type { Appended } from './appends.js';
import { NoAnswer } from '../collect.js';
import { isLost, isUnsent } from '../kurrent-errors.js';
import type { LogClient } from '../log-client.js';

/**
 * A client sends all its appends over one call. One that lost an answer is given up whole, and ended before another
 * begins.
 */
export class Appender {
  #client: LogClient | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly open: () => LogClient,
    private readonly deadlineMs: number,
  ) {}

  /** @throws whatever the client does; NoAnswer when it says nothing in time */
  async append(append: Append): Promise<Appended> {
    await this.#ended;
    const client = (this.#client ??= this.open());
    try {
      return await this.#inTime(client.append(append));
    } catch (error) {
      // A client that was reported where the leader is goes there by itself.
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
