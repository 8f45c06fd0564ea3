import { setTimeout as sleep } from 'node:timers/promises';
import {
  BACKWARDS,
  END,
  metastreamOf,
  NotLeaderError,
  StreamNotFoundError,
  type Position,
  type ReadStreamOptions,
  type RecordedEvent,
} from '@eventstore/db-client';
import { collect, NoAnswer } from './collect.js';
import type { LogClient, LogEntry } from './log-client.js';
import { comparePositions } from './positions.js';

interface Connection {
  readonly client: LogClient;
  /** How many are under way. */
  reads: number;
  retired: boolean;
}

/**
 * Ends a connection after the last read over it: to the client, a read that it has cut off itself is one that has come
 * to its end.
 */
function retire(connection: Connection): void {
  connection.retired = true;
  if (connection.reads === 0) void connection.client.close();
}

/** What the server goes by for a stream; named as it names them. */
export interface StreamRules {
  readonly $tb?: number;
  readonly $maxAge?: number;
  readonly $maxCount?: number;
  readonly $acl?: unknown;
}

/**
 * The server says nothing while it passes over what others wrote: a look at the whole log is waited for that much
 * longer. A connection that is dead is noticed all the same, by the client.
 */
const patienceWithLog = 4;

/** Reads in pieces that end by themselves: a reader that stops early leaves no call behind. */
export class Reader {
  #connection: Connection | undefined;

  constructor(
    private readonly open: () => LogClient,
    private readonly prefix: string,
    private readonly idleMs: number,
  ) {}

  /** Events of a stream from a revision on; undefined when there is no such stream. */
  page(stream: string, from: number, maxCount: number): Promise<RecordedEvent[] | undefined> {
    return this.#read(stream, { fromRevision: BigInt(from), maxCount });
  }

  /** What is said about a stream; undefined when nothing was ever said. */
  async metadata(stream: string): Promise<StreamRules | undefined> {
    const events = await this.#read(metastreamOf(stream), {
      direction: BACKWARDS,
      fromRevision: END,
      maxCount: 1,
    });
    return events?.[0]?.data as StreamRules | undefined;
  }

  /** Where the last event of all registers is. */
  async head(): Promise<Position | undefined> {
    for (let count = 1; ; count *= 20) {
      const entries = await this.#entries(count, 'end');
      const last = entries.find(({ system }) => !system);
      if (last || entries.length < count) return last?.position;
    }
  }

  /**
   * How many events there are behind a position, up to `limit`, and where the last of those is.
   * @param after from the beginning when absent
   */
  async count(
    after: Position | undefined,
    limit: number,
  ): Promise<{ count: number; first: Position; last: Position } | undefined> {
    const entries = await this.#entries(limit + 1, after ?? 'start');
    const behind = entries.filter(
      ({ position, system }) => !system && (!after || comparePositions(position, after) > 0),
    );
    const [first, last] = [behind[0], behind.at(-1)];
    return first && last && { count: behind.length, first: first.position, last: last.position };
  }

  /** The next read finds out anew who leads. Those under way go on where they are. */
  renew(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    if (connection) retire(connection);
  }

  close(): Promise<void> {
    return this.#connection?.client.close() ?? Promise.resolve();
  }

  async #read(stream: string, what: ReadStreamOptions): Promise<RecordedEvent[] | undefined> {
    try {
      const found = await this.#fromLeader((client) =>
        collect<{ event?: RecordedEvent }>(
          client.readStream(stream, { ...what, requiresLeader: true }),
          this.idleMs,
        ),
      );
      return found.flatMap(({ event }) => event ?? []);
    } catch (error) {
      if (error instanceof StreamNotFoundError) return undefined;
      throw error;
    }
  }

  #entries(count: number, from: Position | 'start' | 'end'): Promise<LogEntry[]> {
    return this.#fromLeader((client) =>
      client.entries(this.prefix, count, from, patienceWithLog * this.idleMs),
    );
  }

  /** Asks a node, and whom that names as the leader: the client goes there by itself. */
  async #fromLeader<T>(ask: (client: LogClient) => Promise<T>): Promise<T> {
    const connection = (this.#connection ??= { client: this.open(), reads: 0, retired: false });
    connection.reads++;
    try {
      for (let tries = 1; ; tries++) {
        try {
          return await ask(connection.client);
        } catch (error) {
          if (error instanceof NoAnswer && connection === this.#connection) this.renew();
          if (!(error instanceof NotLeaderError) || tries === 3) throw error;
          await sleep(20);
        }
      }
    } finally {
      connection.reads--;
      if (connection.retired) retire(connection);
    }
  }
}
