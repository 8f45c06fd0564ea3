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

/** A lock of the database and schema, held by a connection of its own: it ends with the process. */
export class AdvisoryLock implements ProjectorLock {
  constructor(
    private readonly pool: Pool,
    private readonly purpose: string,
  ) {}

  async acquire(signal: AbortSignal): Promise<HeldLock> {
    const client = await this.pool.connect();
    const lost = new AbortController();
    client.on('error', () => lost.abort());
    client.on('end', () => lost.abort());
    try {
      while (!(await this.#try(client))) await sleep(RETRY_MS, undefined, { signal });
    } catch (error) {
      client.release(true);
      throw error;
    }
    return { lost: lost.signal, release: () => client.release(true) };
  }

  async #try(client: PoolClient): Promise<boolean> {
    const { rows } = await client.query<{ locked: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1 || current_schema(), 0)) AS locked',
      [`orgledger ${this.purpose} `],
    );
    return rows[0]!.locked;
  }
}
