import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Projection } from '../../projections/projection.js';
import { ensureCheckpoints, readCheckpoints } from '../read-side/progress/checkpoints.js';
import { Following, type FollowOptions } from './following.js';
import { NewerRows } from './project.js';
import type { ProjectorLock } from './projector-lock.js';
import { longer, RETRY_MS } from './retry.js';

export interface ProjectorOptions extends FollowOptions {
  /** Each behind those it depends on. */
  readonly projections: readonly Projection[];
  readonly lock: ProjectorLock;
}

/**
 * What a process does for the read models:
 * - `off`: nothing, by its configuration;
 * - `standing-by`: another process keeps them up with the ledger, and this one takes over when it ends;
 * - `projecting`: it keeps them up with the ledger;
 * - `outdated`: a newer version of this program has written them, and this one leaves them to it.
 */
export type ProjectorRole = 'off' | 'standing-by' | 'projecting' | 'outdated';

/** The longest wait before the lock is tried for again when the database could not be reached. */
const LONGEST_LOCK_WAIT_MS = 5000;
/** How often a process looks whether rows of a newer version are gone. */
const OUTDATED_RETRY_MS = 5000;
/** Follows the ledger and keeps projections up with it, in one process of all that share a database. */
export class Projector {
  readonly #logger = new Logger(Projector.name);
  readonly #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #role: ProjectorRole = 'off';

  constructor(private readonly options: ProjectorOptions) {}

  get role(): ProjectorRole {
    return this.#role;
  }

  start(): void {
    this.#role = 'standing-by';
    this.#running = this.#run();
  }

  /** Lets the transactions under way finish. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const stop = this.#stop.signal;
    for (
      let delay = 0;
      ;
      delay = Math.min(longer(delay, this.options.retryMs ?? RETRY_MS), LONGEST_LOCK_WAIT_MS)
    ) {
      try {
        await sleep(delay, undefined, { signal: stop });
        const { lost, release } = await this.options.lock.acquire(stop);
        await this.#followAll(AbortSignal.any([stop, lost])).finally(release);
        this.#role = 'standing-by';
        delay = 0;
      } catch (error) {
        if (stop.aborted) return;
        delay = this.#interrupted(error, delay);
      }
    }
  }

  /** How long to wait at least. */
  #interrupted(error: unknown, delay: number): number {
    if (!(error instanceof NewerRows)) {
      this.#role = 'standing-by';
      this.#logger.error('Projecting was interrupted', error);
      return delay;
    }
    if (this.#role !== 'outdated') this.#logger.warn(`${error.message} It is left to newer processes.`);
    this.#role = 'outdated';
    return OUTDATED_RETRY_MS;
  }

  /** @throws NewerRows, also when they come while this process projects */
  async #followAll(lost: AbortSignal): Promise<void> {
    const versions = await this.#versionsOfRows();
    const { projections } = this.options;
    for (const { name, version } of projections) {
      if (versions.get(name)! > version) throw new NewerRows(name, versions.get(name)!, version);
    }
    this.#role = 'projecting';
    const outdated = projections.filter(({ name, version }) => versions.get(name)! < version);
    const current = projections.filter((projection) => !outdated.includes(projection));
    await new Following(this.options, lost).run(current, outdated);
  }

  /** The version of each projection that has written its rows. */
  async #versionsOfRows(): Promise<ReadonlyMap<string, number>> {
    const { projections, database } = this.options;
    await ensureCheckpoints(database.manager, projections);
    const checkpoints = await readCheckpoints(database.manager, projections);
    return new Map(checkpoints.map(({ name, version }) => [name, version]));
  }
}
