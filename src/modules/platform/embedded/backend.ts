import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { DurableFs } from './durable-fs.js';
import { copyFail, query, startup, statusAtEnd, sync, type TransactionStatus } from './protocol.js';

/** PGlite turns `fsync` off, and its `fdatasync` can't be hooked. */
const startParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
];

/** So much WAL (16 MiB each) is replayed after a crash at most; replaying takes some 6 ms a MiB. */
const segmentsBetweenCheckpoints = 16;

const noCopyFrom = copyFail('the embedded store has no COPY FROM STDIN; use INSERT, or a PostgreSQL server');

/**
 * PGlite catches whatever PostgreSQL throws, and asks it again for ever. An answer has room for a few errors of SQL,
 * no more; beyond that PostgreSQL has died.
 */
const mostFaults = 10;

interface StackKeeper {
  stackRestore: (pointer: number) => void;
}

/** An answer of PostgreSQL, and where it leaves the session. */
export interface Answer {
  readonly bytes: Buffer;
  readonly status: TransactionStatus | undefined;
}

/**
 * The one PostgreSQL session there is, in this process. An answer is only given when what it rests on is on disk.
 * PostgreSQL computes within the call, so its user takes care that calls don't interleave.
 */
export class Backend {
  readonly #pg: PGlite;
  readonly #fs: DurableFs;
  #failure: Error | undefined;
  #faults = 0;

  private constructor(pg: PGlite, fs: DurableFs) {
    this.#pg = pg;
    this.#fs = fs;
    this.#stopAtDeath(pg.Module);
  }

  static async start(folder: string): Promise<Backend> {
    const fs = new DurableFs(folder);
    const log: string[] = [];
    const keep = (line: string): boolean => log.push(line) > 0;
    try {
      const pg = await PGlite.create({
        fs,
        startParams,
        extensions: { btree_gist, pg_trgm },
        onStderr: keep,
      });
      return new Backend(pg, fs);
    } catch (error) {
      throw new Error(`PostgreSQL can't start in ${folder}:\n${log.slice(-5).join('\n')}`, { cause: error });
    }
  }

  /** What a client is reported on arrival: its parameters, and that the session is ready. */
  async greeting(): Promise<Buffer> {
    return this.#execute(startup({ user: 'postgres', database: 'postgres' }));
  }

  /**
   * Answers messages; `complete` when the last is a Sync or a Query, so that the answer ends with a status.
   * @throws when PostgreSQL has broken down, now or before. Nothing may be concluded about what was asked.
   */
  async answer(messages: Buffer, complete: boolean): Promise<Answer> {
    let bytes = await this.#execute(Buffer.concat([messages, noCopyFrom]));
    let status = statusAtEnd(bytes);
    if (complete && !status) {
      // A COPY FROM STDIN of the extended protocol has swallowed the Sync behind it.
      bytes = Buffer.concat([bytes, await this.#execute(sync)]);
      status = statusAtEnd(bytes);
    }
    if (status === 'idle' && this.#fs.walSegments >= segmentsBetweenCheckpoints) await this.checkpoint();
    return { bytes, status };
  }

  /** Ends what a lost client left open. */
  async reset(): Promise<void> {
    const { status } = await this.answer(sync, true);
    if (status !== 'idle') await this.answer(query('ROLLBACK'), true);
  }

  /** Single-user PostgreSQL makes no checkpoints of its own. */
  async checkpoint(): Promise<void> {
    this.#fs.forgetWal();
    await this.#execute(query('CHECKPOINT'));
  }

  /** From here on, nothing is asked of PostgreSQL. */
  breakDown(error: Error): void {
    this.#failure ??= error;
  }

  async close(): Promise<void> {
    if (this.#failure) return;
    await this.checkpoint();
    await this.#pg.close();
  }

  /** PGlite restores the stack after each fault, and this is where it can be kept from going on. */
  #stopAtDeath(module: StackKeeper): void {
    const restore = module.stackRestore;
    module.stackRestore = (pointer) => {
      this.#faults += 1;
      if (this.#faults > mostFaults) throw new Error('PostgreSQL has died');
      restore(pointer);
    };
  }

  async #execute(messages: Buffer): Promise<Buffer> {
    if (this.#failure) throw this.#failure;
    this.#faults = 0;
    const chunks: Buffer[] = [];
    let death: Error | undefined;
    try {
      await this.#pg.execProtocolRawStream(messages, {
        syncToFs: false,
        onRawData: (data) => chunks.push(Buffer.from(data)),
      });
    } catch (error) {
      death = new Error('The embedded PostgreSQL has broken down', { cause: error });
    }
    const failure = this.#fs.failure ?? death;
    if (failure) {
      this.breakDown(failure);
      throw failure;
    }
    return Buffer.concat(chunks);
  }
}
