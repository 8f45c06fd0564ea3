import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Batch } from '../../projections/batch.js';
import { Histories } from '../../projections/histories.js';
import type { Projection } from '../../projections/projection.js';
import { readEntries } from '../../projections/timeline/read-entries.js';
import type { FailurePlace } from '../../projections/progress/projection-checkpoint.entity.js';
import { lastEvent, type WholeDecision } from '../../projections/whole-decision.js';
import type { Ledger } from '../ledger/ledger.js';
import { ensureCheckpoints, readCheckpoints, saveFailure, type Checkpoint } from './checkpoints.js';
import { readDecisions, UnreadableEvent } from './decision-reader.js';
import type { LocalProgress } from './local-progress.js';
import { project } from './project.js';
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

/** Organizations whose histories are kept in memory between batches. */
const HISTORIES = 20_000;
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
  readonly #positions = new Map<string, string | null>();
  readonly #tasks = new Set<Promise<void>>();
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly options: ProjectorOptions) {}

  start(): void {
    this.#running = this.#run();
  }

  /** Lets the transactions under way finish. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const stop = this.#stop.signal;
    for (let delay = 0; ; delay = this.#longer(delay)) {
      try {
        await sleep(delay, undefined, { signal: stop });
        const { lost, release } = await this.options.lock.acquire(stop);
        await this.#followAll(AbortSignal.any([stop, lost])).finally(release);
        delay = 0;
      } catch (error) {
        if (stop.aborted) return;
        this.#logger.error('Projecting was interrupted', error);
      }
    }
  }

  async #followAll(signal: AbortSignal): Promise<void> {
    const { projections, database } = this.options;
    this.#positions.clear();
    await ensureCheckpoints(database.manager, projections);
    const versions = new Map(
      (await readCheckpoints(database.manager, projections)).map(({ name, version }) => [name, version]),
    );
    const outdated = projections.filter(({ name, version }) => versions.get(name)! < version);
    const others = projections.filter((projection) => !outdated.includes(projection));
    this.#spawn(this.#follow(others, signal, 0));
    this.#spawn(this.#rebuildAndFollow(outdated, signal));
    while (this.#tasks.size > 0) await Promise.all(this.#tasks);
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
    const retry = (failed: readonly Projection[]): void => {
      members = members.filter((member) => !failed.includes(member));
      if (failed.length > 0 && !signal.aborted) this.#spawn(this.#follow(failed, signal, this.#longer(wait)));
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

  /** Reads where projections stand; the position to follow the ledger from. */
  async #lookUp(members: readonly Projection[]): Promise<string | undefined> {
    const { database, ledger } = this.options;
    const checkpoints = await readCheckpoints(database.manager, members);
    for (const { name, position } of checkpoints) this.#positions.set(name, position);
    return earliest(checkpoints, ledger);
  }

  /** Tells the planner of the database what tables hold after much was written, since not every store looks by itself. */
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
    this.#positions.set(projection.name, await project(database, ledger, projection, batch, expected));
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
    const names = members.map(({ name }) => name);
    const reason = error instanceof Error ? error.message : String(error);
    const at = new Date().toISOString();
    this.#logger.error(`Projections ${names.join(', ')} stopped: ${reason}`, place);
    const failure = { place: place ?? unreadablePlace(error), reason, at };
    await saveFailure(this.options.database.manager, names, failure).catch((cause: unknown) =>
      this.#logger.error('The failure of a projection could not be noted', cause),
    );
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
