import { setTimeout as sleep } from 'node:timers/promises';
import { QueryFailedError, type DataSource } from 'typeorm';
import { Batch, type RegisterHead } from '../../projections/batch.js';
import { Histories } from '../../projections/histories.js';
import type { Projection } from '../../projections/projection.js';
import { readEntries } from '../../projections/timeline/read-entries.js';
import type { Ledger } from '../ledger/ledger.js';
import {
  ensureCheckpoints,
  lockCheckpoint,
  readCheckpoints,
  readyForWriting,
  resetProgress,
  saveCheckpoint,
  type Checkpoint,
} from './checkpoints.js';
import { readDecisions } from './decision-reader.js';
import type { ProjectorLock } from './projector-lock.js';
import { SideSchema } from './side-schema.js';

export interface RebuildOptions {
  /** Names of projections; all when absent. */
  readonly projections?: readonly string[] | undefined;
  /** Called after each batch with the number of events read, and of those that there were in the beginning. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Breaks the rebuild off; the rows in use stay. */
  readonly signal?: AbortSignal | undefined;
}

/** Events in a transaction. */
const BATCH = 20_000;
/** Organizations whose histories are kept in memory. */
const HISTORIES = 500_000;
/** How long the switch waits for those who read or write, each time, and how often before it gives up. */
const LOCK_TIMEOUT_MS = 500;
const SWITCH_ATTEMPTS = 50;
const POLL_MS = 50;

/** Builds projections anew from the ledger, beside the rows in use, and switches when they have caught up. */
export class Rebuilder {
  constructor(
    private readonly database: DataSource,
    private readonly ledger: Ledger,
    private readonly catalogue: readonly Projection[],
    private readonly lock: ProjectorLock,
  ) {}

  /**
   * The rows in use are followed and read all the while. One rebuild at a time: a second one waits for the first.
   * @throws RangeError for a name that no projection has
   */
  async rebuild(options: RebuildOptions = {}): Promise<void> {
    const projections = this.#named(options.projections);
    const signal = options.signal ?? new AbortController().signal;
    const { lost, release } = await this.lock.acquire(signal);
    try {
      await ensureCheckpoints(this.database.manager, this.catalogue);
      const side = await SideSchema.create(
        this.database,
        projections.flatMap(({ tables }) => tables),
      );
      const stop = AbortSignal.any([signal, lost]);
      const build = new Build(this.database, this.ledger, this.catalogue, projections, side, stop);
      await build.run(options.onProgress).catch(async (error: unknown) => {
        await side.drop(this.database).catch(() => {});
        throw error;
      });
    } finally {
      release();
    }
  }

  #named(names: readonly string[] | undefined): readonly Projection[] {
    if (!names) return this.catalogue;
    const unknown = names.filter((name) => !this.catalogue.some((projection) => projection.name === name));
    if (unknown.length > 0) throw new RangeError(`There is no projection ${unknown.join(', ')}.`);
    return this.catalogue.filter(({ name }) => names.includes(name));
  }
}

class Build {
  readonly #heads = new Map<string, RegisterHead>();
  #position: string | null = null;

  constructor(
    private readonly database: DataSource,
    private readonly ledger: Ledger,
    private readonly catalogue: readonly Projection[],
    private readonly projections: readonly Projection[],
    private readonly side: SideSchema,
    private readonly signal: AbortSignal,
  ) {}

  async run(onProgress: RebuildOptions['onProgress']): Promise<void> {
    const { ledger, signal } = this;
    const total = await ledger.countAfter(undefined);
    const entries = this.side.nameOf('organization_entry');
    const histories = new Histories({
      fromTheBeginning: true,
      capacity: HISTORIES,
      read: (keys) => readEntries(this.database.manager, entries, keys),
    });
    let done = 0;
    for await (const chunk of readDecisions(ledger, { after: undefined, signal, chunkSize: BATCH })) {
      if (chunk.decisions.length > 0) {
        await this.#waitForOthers();
        const batch = await Batch.of(chunk.decisions, histories);
        await this.#apply(batch);
        done += batch.size;
        onProgress?.(done, Math.max(total, done));
      }
      if (chunk.caughtUp && (await this.#switch())) return;
    }
    signal.throwIfAborted();
    throw new Error('The subscription to the ledger ended.');
  }

  async #apply(batch: Batch): Promise<void> {
    const apply = (projection: Projection): Promise<void> =>
      this.database.transaction(async (transaction) => {
        await readyForWriting(transaction);
        await this.side.use(transaction);
        await projection.apply(batch, transaction);
      });
    for (const result of await Promise.allSettled(this.projections.map(apply))) {
      if (result.status === 'rejected') throw result.reason;
    }
    this.#position = batch.position;
    for (const [register, head] of batch.heads()) this.#heads.set(register, head);
  }

  /** Waits until the rows in use that are read for the build hold everything that it holds. */
  async #waitForOthers(): Promise<void> {
    const needed = new Set(this.projections.flatMap(({ dependsOn }) => dependsOn));
    const others = this.catalogue.filter(
      (projection) => needed.has(projection.name) && !this.projections.includes(projection),
    );
    if (others.length === 0) return;
    while (!(await readCheckpoints(this.database.manager, others)).every((other) => !this.#aheadOf(other))) {
      await sleep(POLL_MS, undefined, { signal: this.signal });
    }
  }

  #aheadOf({ position }: Checkpoint): boolean {
    if (this.#position === null) return false;
    return position === null || this.ledger.comparePositions(this.#position, position) > 0;
  }

  /** False when the rows in use are ahead: there is more to read. */
  async #switch(): Promise<boolean> {
    await this.side.analyze(this.database);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#trySwitch();
      } catch (error) {
        if (!isLockFailure(error) || attempt === SWITCH_ATTEMPTS) throw error;
        await sleep(POLL_MS, undefined, { signal: this.signal });
      }
    }
  }

  async #trySwitch(): Promise<boolean> {
    return this.database.transaction(async (transaction) => {
      await transaction.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT_MS}ms'`);
      for (const { name } of this.projections) {
        const { position } = await lockCheckpoint(transaction, name);
        if (position !== null && this.#behind(position)) return false;
      }
      await this.side.takeOver(transaction);
      for (const projection of this.projections) {
        await resetProgress(transaction, projection);
        await saveCheckpoint(transaction, projection, this.#position, this.#heads);
      }
      return true;
    });
  }

  #behind(position: string): boolean {
    return this.#position === null || this.ledger.comparePositions(this.#position, position) < 0;
  }
}

/** Lock timeout and deadlock: somebody was reading, and will be done soon. */
function isLockFailure(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code } = error.driverError as { code?: string };
  return code === '55P03' || code === '40P01';
}
