import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

export interface HeldLock {
  /** Aborted when the lock is lost with its connection. */
  readonly lost: AbortSignal;
  readonly release: () => void;
}

/** Lets one holder at a time into a database. */
export interface ProjectorLock {
  /** Waits until the lock is free. @throws when `signal` is aborted, or the database can't be reached */
  acquire(signal: AbortSignal): Promise<HeldLock>;
}

/** For a database that only this process can reach. */
export const noLock: ProjectorLock = {
  acquire: () => Promise.resolve({ lost: new AbortController().signal, release: () => {} }),
};

/** How often a waiting process tries again: how soon it takes over from one that died. */
const RETRY_MS = 1000;

/**
 * A lock of the database and schema, held by a connection of its own. It ends with the process, and when the holder
 * is silent for `leaseMs`: a process that is suspended, or whose machine or network is gone, keeps nobody waiting.
 */
export class AdvisoryLock implements ProjectorLock {
  constructor(
    private readonly pool: Pool,
    private readonly purpose: string,
    private readonly leaseMs = 5000,
  ) {}

  async acquire(signal: AbortSignal): Promise<HeldLock> {
    const client = await this.pool.connect();
    const lost = new AbortController();
    client.on('error', () => lost.abort());
    client.on('end', () => lost.abort());
    try {
      await this.#ask(client, `SET idle_session_timeout = ${this.leaseMs}`);
      while (!(await this.#try(client))) {
        await sleep(Math.min(RETRY_MS, this.leaseMs / 3), undefined, { signal });
      }
    } catch (error) {
      client.release(true);
      throw error;
    }
    const beat = setInterval(() => {
      this.#ask(client, 'SELECT').catch(() => lost.abort());
    }, this.leaseMs / 5).unref();
    const release = (): void => {
      clearInterval(beat);
      client.release(true);
    };
    return { lost: lost.signal, release };
  }

  async #try(client: PoolClient): Promise<boolean> {
    const key = `orgledger ${this.purpose} `;
    const sql = 'SELECT pg_try_advisory_lock(hashtextextended($1 || current_schema(), 0)) AS locked';
    const [row] = await this.#ask<{ locked: boolean }>(client, sql, [key]);
    return row!.locked;
  }

  /** @throws also when there is no answer for as long as the lease */
  async #ask<Row extends object>(
    client: PoolClient,
    text: string,
    values: readonly string[] = [],
  ): Promise<Row[]> {
    const query = { text, values: [...values], query_timeout: this.leaseMs };
    return (await client.query<Row>(query)).rows;
  }
}
