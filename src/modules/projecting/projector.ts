import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Batch } from '../../projections/fold/batch.js';
import { Histories } from '../../projections/fold/histories.js';
import type { Projection } from '../../projections/projection.js';
import { readEntries } from '../../projections/timeline/read-entries.js';
import type { FailurePlace } from '../../projections/progress/projection-checkpoint.entity.js';
import { lastEvent, type WholeDecision } from '../../projections/fold/whole-decision.js';
import type { Ledger } from '../ledger/ledger.js';
import {
  clearFailure,
  ensureCheckpoints,
  readCheckpoints,
  saveFailure,
  type Checkpoint,
} from '../read-side/progress/checkpoints.js';
import { readDecisions, UnreadableEvent } from './decision-reader.js';
import type { LocalProgress } from '../read-side/progress/local-progress.js';
import { NewerRows, project } from './project.js';
import type { ProjectorLock } from './projector-lock.js';

export interface ProjectorOptions {
  readonly database: DataSource;
  readonly ledger: Ledger;
  /** Each behind those it depends on. */
  readonly projections: readonly Projection[];
  readonly lock: ProjectorLock;
  readonly progress: LocalProgress;
  /** Builds projections anew whose rows an older version of them wrote. */
  readonly rebuild: (names: readonly string[], signal: AbortSignal) => Promise<void>;
  /** Events in a transaction while there is much to catch up with. */
  readonly batchSize?: number;
  /** The first and the longest wait before a projection that failed is tried again. */
  readonly retryMs?: readonly [first: number, longest: number];
}

/**
 * What a process does for the read models:
 * - `off`: nothing, by its configuration;
 * - `standing-by`: another process keeps them up with the ledger, and this one takes over when it ends;
 * - `projecting`: it keeps them up with the ledger;
 * - `outdated`: a newer version of this program has written them, and this one leaves them to it.
 */
export type ProjectorRole = 'off' | 'standing-by' | 'projecting' | 'outdated';

/** Organizations whose histories are kept in memory between batches. */
const HISTORIES = 20_000;
/** The longest wait before the lock is tried for again when the database could not be reached. */
const LONGEST_LOCK_WAIT_MS = 5000;
/** How often a process looks whether rows of a newer version are gone. */
const OUTDATED_RETRY_MS = 5000;
/** Decisions after which the planner's statistics are made anew, as soon as there is time. */
const ANALYZE_AFTER = 1000;

/**
 * Follows the ledger and keeps projections up with it, in one process of all that share a database.
 *
 * Projections go together, on one subscription, until one fails. It then stops alone: it is retried behind its
 * last good decision, on a subscription of its own, with growing waits. The others go on.
 */
export class Projector {
  readonly #logger = new Logger(Projector.name);
  readonly #stop = new AbortController();
  /** How far this process has seen each projection's rows to be; they may be further. */
  readonly #positions = new Map<string, string | null>();
  readonly #tasks = new Set<Promise<void>>();
  /** Aborted, with the reason, when rows turn out to be of a newer version. */
  #outdone = new AbortController();
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
    for (let delay = 0; ; delay = Math.min(this.#longer(delay), LONGEST_LOCK_WAIT_MS)) {
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
    const { projections, database } = this.options;
    this.#positions.clear();
    await ensureCheckpoints(database.manager, projections);
    const versions = new Map(
      (await readCheckpoints(database.manager, projections)).map(({ name, version }) => [name, version]),
    );
    for (const { name, version } of projections) {
      if (versions.get(name)! > version) throw new NewerRows(name, versions.get(name)!, version);
    }
    this.#role = 'projecting';
    const outdated = projections.filter(({ name, version }) => versions.get(name)! < version);
    const others = projections.filter((projection) => !outdated.includes(projection));
    this.#outdone = new AbortController();
    const signal = AbortSignal.any([lost, this.#outdone.signal]);
    this.#spawn(this.#follow(others, signal, 0));
    this.#spawn(this.#rebuildAndFollow(outdated, signal));
    while (this.#tasks.size > 0) await Promise.all(this.#tasks);
    if (!lost.aborted) this.#outdone.signal.throwIfAborted();
  }

  #spawn(task: Promise<void>): void {
    const tracked = task.finally(() => this.#tasks.delete(tracked));
    this.#tasks.add(tracked);
  }

  async #rebuildAndFollow(projections: readonly Projection[], signal: AbortSignal): Promise<void> {
    if (projections.length === 0) return;
    for (let delay = 0; ; delay = this.#longer(delay)) {
      try {
        await sleep(delay, undefined, { signal });
        await this.options.rebuild(
          projections.map(({ name }) => name),
          signal,
        );
        return await this.#follow(projections, signal, 0);
      } catch (error) {
        if (signal.aborted) return;
        await this.#stopped(projections, error);
      }
    }
  }

  /** Keeps projections up with the ledger until `signal`. Never throws: those that fail are tried again later. */
  async #follow(projections: readonly Projection[], signal: AbortSignal, delay: number): Promise<void> {
    let members = projections;
    let wait = delay;
    let failed = delay > 0;
    const retry = (stuck: readonly Projection[]): void => {
      members = members.filter((member) => !stuck.includes(member));
      if (stuck.length > 0 && !signal.aborted) this.#spawn(this.#follow(stuck, signal, this.#longer(wait)));
    };
    try {
      await sleep(wait, undefined, { signal });
      const after = await this.#lookUp(members);
      const histories = this.#histories({ fromTheBeginning: after === undefined });
      const { ledger, batchSize: chunkSize = 2000 } = this.options;
      let unseen = 0;
      for await (const { decisions, caughtUp } of readDecisions(ledger, { after, signal, chunkSize })) {
        if (decisions.length > 0) {
          retry(await this.#advance(members, decisions, histories));
          if (members.length === 0) return;
          wait = 0;
          unseen += decisions.length;
        }
        if (caughtUp && failed) {
          failed = false;
          await this.#recovered(members);
        }
        if (caughtUp && unseen >= ANALYZE_AFTER) {
          unseen = 0;
          await this.#analyze(members);
        }
      }
      if (!signal.aborted) throw new Error('The subscription to the ledger ended.');
    } catch (error) {
      if (signal.aborted) return;
      await this.#stopped(members, error);
      retry(members);
    }
  }

  /** Reads where projections stand; the position to follow the ledger from, which all of them hold. */
  async #lookUp(members: readonly Projection[]): Promise<string | undefined> {
    const { database, ledger } = this.options;
    const after = earliest(await readCheckpoints(database.manager, members), ledger);
    for (const { name } of members) this.#positions.set(name, after ?? null);
    return after;
  }

  /** Reports the planner of the database what tables hold after much was written, since not every store looks by itself. */
  async #analyze(members: readonly Projection[]): Promise<void> {
    for (const table of members.flatMap(({ tables }) => tables)) {
      await this.options.database.query(`ANALYZE ${table}`);
    }
  }

  /** Applies decisions to projections, side by side; those that failed. */
  async #advance(
    members: readonly Projection[],
    decisions: readonly WholeDecision[],
    histories: Histories,
  ): Promise<Projection[]> {
    const batch = await Batch.of(decisions, histories);
    const failed: Projection[] = [];
    const apply = (member: Projection): Promise<unknown> =>
      this.#project(member, batch).catch(() => failed.push(member));
    await Promise.all(members.map(apply));
    const stuck: Projection[] = [];
    for (const member of members) {
      if (failed.includes(member) && !(await this.#projectOneByOne(member, decisions))) stuck.push(member);
    }
    return stuck;
  }

  /** Goes as far as it can; false when it can't go to the end. */
  async #projectOneByOne(projection: Projection, decisions: readonly WholeDecision[]): Promise<boolean> {
    const histories = this.#histories({ fromTheBeginning: false });
    for (const decision of decisions) {
      try {
        await this.#project(projection, await Batch.of([decision], histories));
      } catch (error) {
        await this.#stopped([projection], error, placeOf(decision));
        return false;
      }
    }
    return true;
  }

  async #project(projection: Projection, batch: Batch): Promise<void> {
    const { database, ledger, progress } = this.options;
    const expected = this.#positions.get(projection.name) ?? null;
    for (const name of projection.dependsOn) {
      if (!this.#holds(name, expected)) throw new Error(`It waits for projection ${name}.`);
    }
    await project(database, ledger, projection, batch, expected);
    this.#positions.set(projection.name, batch.position);
    progress.advance(projection.name, batch.heads());
  }

  #histories(options: { readonly fromTheBeginning: boolean }): Histories {
    const { manager } = this.options.database;
    return new Histories({
      ...options,
      capacity: HISTORIES,
      read: (keys) => readEntries(manager, 'organization_entry', keys),
    });
  }

  #holds(name: string, position: string | null): boolean {
    const own = this.#positions.get(name);
    if (own === undefined) return false;
    if (position === null) return true;
    return own !== null && this.options.ledger.comparePositions(own, position) >= 0;
  }

  async #stopped(members: readonly Projection[], error: unknown, place?: FailurePlace): Promise<void> {
    if (error instanceof NewerRows) return this.#outdone.abort(error);
    const names = members.map(({ name }) => name);
    const reason = error instanceof Error ? error.message : String(error);
    const at = new Date().toISOString();
    this.#logger.error(`Projections ${names.join(', ')} stopped: ${reason}`, place);
    const failure = { place: place ?? unreadablePlace(error), reason, at };
    await saveFailure(this.options.database.manager, names, failure).catch((cause: unknown) =>
      this.#logger.error('The failure of a projection could not be noted', cause),
    );
  }

  /** What went wrong is over, also when no decision has come since. */
  async #recovered(members: readonly Projection[]): Promise<void> {
    const names = members.map(({ name }) => name);
    await clearFailure(this.options.database.manager, names);
  }

  #longer(delay: number): number {
    const [first, longest] = this.options.retryMs ?? [250, 30_000];
    return Math.min(Math.max(first, delay * 2), longest);
  }
}

function earliest(checkpoints: readonly Checkpoint[], ledger: Ledger): string | undefined {
  const positions = checkpoints.map(({ position }) => position);
  if (positions.includes(null)) return undefined;
  return (positions as string[]).reduce((a, b) => (ledger.comparePositions(a, b) <= 0 ? a : b));
}

function placeOf(decision: WholeDecision): FailurePlace {
  const { register, id, issued } = decision;
  return { register, decisionId: id, revision: issued.revision, position: lastEvent(decision).position };
}

function unreadablePlace(error: unknown): FailurePlace | undefined {
  if (!(error instanceof UnreadableEvent)) return undefined;
  const { metadata, revision, position } = error.event;
  return { register: metadata.register, decisionId: metadata.decisionId, revision, position };
}
