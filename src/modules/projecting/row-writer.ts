import type { DataSource } from 'typeorm';
import { Batch } from '../../projections/fold/batch.js';
import { Histories } from '../../projections/fold/histories.js';
import { lastEvent, type WholeDecision } from '../../projections/fold/whole-decision.js';
import type { FailurePlace } from '../../projections/progress/projection-checkpoint.entity.js';
import type { Projection } from '../../projections/projection.js';
import { readEntries } from '../../projections/timeline/read-entries.js';
import type { Ledger } from '../ledger/ledger.js';
import { readCheckpoints, type Checkpoint } from '../read-side/progress/checkpoints.js';
import type { LocalProgress } from '../read-side/progress/local-progress.js';
import { project } from './project.js';

export interface RowWriterOptions {
  readonly database: DataSource;
  readonly ledger: Ledger;
  readonly progress: LocalProgress;
}

/** Called with a projection that fails at a decision, before it is given back as stuck. */
export type OnFailure = (projection: Projection, error: unknown, place: FailurePlace) => Promise<void>;

/** Organizations whose histories are kept in memory between batches. */
const HISTORIES = 20_000;

/** Brings the rows of projections forward, each in transactions of its own, and knows how far they are. */
export class RowWriter {
  /** How far this process has seen each projection's rows to be; they may be further. */
  readonly #positions = new Map<string, string | null>();

  constructor(
    private readonly options: RowWriterOptions,
    private readonly onFailure: OnFailure,
  ) {}

  /** Reads where projections stand; the position to follow the ledger from, which all of them hold. */
  async lookUp(members: readonly Projection[]): Promise<string | undefined> {
    const { database, ledger } = this.options;
    const after = earliest(await readCheckpoints(database.manager, members), ledger);
    for (const { name } of members) this.#positions.set(name, after ?? null);
    return after;
  }

  /** What is known of organizations while decisions are applied. */
  histories(options: { readonly fromTheBeginning: boolean }): Histories {
    const { manager } = this.options.database;
    return new Histories({
      ...options,
      capacity: HISTORIES,
      read: (keys) => readEntries(manager, 'organization_entry', keys),
    });
  }

  /** Applies decisions to projections, side by side; those that are stuck. */
  async advance(
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
    const histories = this.histories({ fromTheBeginning: false });
    for (const decision of decisions) {
      try {
        await this.#project(projection, await Batch.of([decision], histories));
      } catch (error) {
        await this.onFailure(projection, error, placeOf(decision));
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

  #holds(name: string, position: string | null): boolean {
    const own = this.#positions.get(name);
    if (own === undefined) return false;
    if (position === null) return true;
    return own !== null && this.options.ledger.comparePositions(own, position) >= 0;
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
