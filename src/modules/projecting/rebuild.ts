import { setTimeout as sleep } from 'node:timers/promises';
import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';
import { Batch, type RegisterHead } from '../../projections/fold/batch.js';
import { Histories } from '../../projections/fold/histories.js';
import type { Projection, ProjectionBuild } from '../../projections/projection.js';
import { insertRows } from '../../projections/rows/insert-rows.js';
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
} from '../read-side/progress/checkpoints.js';
import { UnknownProjections } from './unknown-projections.js';
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
const BATCH = 10_000;
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
    if (unknown.length > 0) throw new UnknownProjections(unknown);
    return this.catalogue.filter(({ name }) => names.includes(name));
  }
}

class Build {
  readonly #heads = new Map<string, RegisterHead>();
  readonly #builds = new Map<Projection, ProjectionBuild>();
  readonly #writes = new Map<Projection, Promise<void>>();
  /** The last batch, by all projections. */
  #written: Promise<unknown> = Promise.resolve();
  /** Of the last event that the build holds, or will when it is written. */
  #position: string | null = null;

  constructor(
    private readonly database: DataSource,
    private readonly ledger: Ledger,
    private readonly catalogue: readonly Projection[],
    private readonly projections: readonly Projection[],
    private readonly side: SideSchema,
    private readonly signal: AbortSignal,
  ) {
    for (const projection of projections) {
      const build = projection.build?.();
      if (build) this.#builds.set(projection, build);
    }
  }

  async run(onProgress: RebuildOptions['onProgress']): Promise<void> {
    try {
      await this.#run(onProgress);
    } finally {
      await Promise.allSettled(this.#writes.values());
    }
  }

  async #run(onProgress: RebuildOptions['onProgress']): Promise<void> {
    const { ledger, signal } = this;
    const total = await ledger.countAfter(undefined);
    const histories = this.#histories();
    let done = 0;
    for await (const chunk of readDecisions(ledger, { after: undefined, signal, chunkSize: BATCH })) {
      if (chunk.decisions.length > 0) {
        await this.#waitForOthers();
        const batch = await Batch.of(chunk.decisions, histories);
        await this.#write(batch);
        done += batch.size;
        onProgress?.(done, Math.max(total, done));
      }
      if (!chunk.caughtUp) continue;
      await this.#written;
      await this.#writeHeldBack(histories);
      if (await this.#switch()) return;
    }
    signal.throwIfAborted();
    throw new Error('The subscription to the ledger ended.');
  }

  #histories(): Histories {
    const table = this.side.nameOf('organization_entry');
    return new Histories({
      fromTheBeginning: true,
      capacity: HISTORIES,
      read: async (keys) => {
        await this.#written;
        return readEntries(this.database.manager, table, keys);
      },
    });
  }

  /**
   * Has a batch written, by each projection as soon as it is done with the one before. Resolves when that one is
   * written by all, so that two are under way at most.
   */
  async #write(batch: Batch): Promise<void> {
    const before = this.#written;
    const writes = this.projections.map((projection) => {
      const previous = this.#writes.get(projection) ?? Promise.resolve();
      const write = previous.then(() => this.#writeOne(projection, batch));
      this.#writes.set(projection, write);
      return write;
    });
    this.#written = Promise.all(writes);
    this.#written.catch(() => {}); // It is awaited before the next batch, which may be long in coming.
    this.#position = batch.position;
    for (const [register, head] of batch.heads()) this.#heads.set(register, head);
    await before;
  }

  async #writeOne(projection: Projection, batch: Batch): Promise<void> {
    const writer = this.#builds.get(projection) ?? projection;
    await this.#transaction((transaction) => writer.apply(batch, transaction));
  }

  /** From then on, projections write as they do when they follow. */
  async #writeHeldBack(histories: Histories): Promise<void> {
    for (const build of this.#builds.values()) {
      for await (const { table, rows } of build.heldBack(histories)) {
        await this.#transaction((transaction) => insertRows(transaction, table, rows));
      }
    }
    this.#builds.clear();
  }

  async #transaction(work: (transaction: EntityManager) => Promise<void>): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await readyForWriting(transaction);
      await this.side.use(transaction);
      await work(transaction);
    });
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
