import type { DataSource } from 'typeorm';
import type { Projection } from '../../../projections/projection.js';
import type { ProjectionFailure } from '../../../projections/progress/projection-checkpoint.entity.js';
import type { Ledger } from '../../ledger/ledger.js';
import { readCheckpoints } from './checkpoints.js';
import type { LocalProgress } from './local-progress.js';

/**
 * - `live`: the rows hold every event of the ledger;
 * - `catching-up`: there are events that the rows don't hold yet;
 * - `stopped`: an event could not be projected; it is tried again from time to time.
 */
export type ProjectionState = 'live' | 'catching-up' | 'stopped';

export interface ProjectionStatus {
  readonly name: string;
  /** Of the program that wrote the rows. */
  readonly version: number;
  /** Of the last event that the rows hold; null before the first. Opaque. */
  readonly position: string | null;
  /** How many events of the ledger the rows don't hold yet. */
  readonly lag: number;
  readonly state: ProjectionState;
  /** Where and why it stopped; null otherwise. */
  readonly failure: ProjectionFailure | null;
}

/** How soon progress made by another process is noticed. */
const POLL_MS = 25;

/** How far the read models are, whichever process writes them. */
export class ReadModelStatus {
  readonly #names: readonly string[];

  constructor(
    private readonly database: DataSource,
    private readonly ledger: Ledger,
    private readonly progress: LocalProgress,
    private readonly projections: readonly Projection[],
  ) {
    this.#names = projections.map(({ name }) => name);
  }

  /** For each projection. */
  async status(): Promise<ProjectionStatus[]> {
    const checkpoints = await readCheckpoints(this.database.manager, this.projections);
    return Promise.all(
      checkpoints.map(async ({ name, version, position, failure }) => {
        const lag = await this.ledger.countAfter(position ?? undefined);
        const state = failure ? 'stopped' : lag === 0 ? 'live' : 'catching-up';
        return { name, version, position, lag, state, failure };
      }),
    );
  }

  /**
   * Waits until read models hold a revision of a register: all of them, unless some are named.
   * @returns false when that has not happened in time
   */
  async waitFor(
    register: string,
    revision: number,
    timeoutMs: number,
    projections: readonly string[] = this.#names,
  ): Promise<boolean> {
    const deadline = Date.now() + timeoutMs;
    let polled = -Infinity;
    for (;;) {
      if (this.progress.reached(projections, register, revision)) return true;
      if (Date.now() - polled >= POLL_MS) {
        polled = Date.now();
        if (((await this.#revision(register, projections)) ?? -1) >= revision) return true;
      }
      const left = deadline - Date.now();
      if (left <= 0) return false;
      await this.progress.next(Math.min(left, POLL_MS));
    }
  }

  /**
   * Waits until read models hold everything that the ledger holds now, of all registers.
   * @returns false when that has not happened in time
   * @throws LedgerUnavailable
   */
  async waitForHead(timeoutMs: number, projections: readonly string[] = this.#names): Promise<boolean> {
    const deadline = Date.now() + timeoutMs;
    const head = await this.ledger.head();
    if (head === undefined) return true;
    const waiting = this.projections.filter(({ name }) => projections.includes(name));
    for (;;) {
      const checkpoints = await readCheckpoints(this.database.manager, waiting);
      const reached = ({ position }: { readonly position: string | null }) =>
        position !== null && this.ledger.comparePositions(position, head) >= 0;
      if (checkpoints.every(reached)) return true;
      const left = deadline - Date.now();
      if (left <= 0) return false;
      await this.progress.next(Math.min(left, POLL_MS));
    }
  }

  /**
   * The last revision that all read models hold of a register, those that have stopped left aside; undefined
   * when there is none: the register isn't known.
   */
  async lastRevision(register: string): Promise<number | undefined> {
    const going = await this.database.query<{ name: string }[]>(
      'SELECT name FROM projection_checkpoint WHERE name = ANY($1) AND failure IS NULL',
      [this.#names],
    );
    return this.#revision(
      register,
      going.map(({ name }) => name),
    );
  }

  /**
   * What was known at a moment (ISO 8601): the last revision of the last decision that was recorded until then;
   * undefined when nothing was.
   */
  async revisionAt(register: string, moment: string): Promise<number | undefined> {
    const [row] = await this.database.query<{ revision: number }[]>(
      `SELECT revision_last AS revision FROM decision WHERE register = $1 AND recorded_at <= $2
        ORDER BY recorded_at DESC, revision_last DESC LIMIT 1`,
      [register, moment],
    );
    return row?.revision;
  }

  async #revision(register: string, projections: readonly string[]): Promise<number | undefined> {
    const [row] = await this.database.query<{ revision: number | null; found: number }[]>(
      `SELECT min(revision) AS revision, count(*)::integer AS found
         FROM projection_progress WHERE register = $1 AND projection = ANY($2)`,
      [register, projections],
    );
    return row?.found === projections.length ? (row.revision ?? undefined) : undefined;
  }
}
