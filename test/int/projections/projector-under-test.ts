import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Database } from '../../../src/modules/platform/database/database.js';
import { projectionCatalogue } from '../../../src/projections/projection-catalogue.js';
import type { Projection } from '../../../src/projections/projection.js';
import { LocalProgress } from '../../../src/modules/read-side/progress/local-progress.js';
import { noLock } from '../../../src/modules/projecting/projector-lock.js';
import { Projector, type ProjectorOptions } from '../../../src/modules/projecting/projector.js';
import { ReadModelStatus } from '../../../src/modules/read-side/progress/read-model-status.js';
import { Rebuilder } from '../../../src/modules/projecting/rebuild.js';
import { MemoryLedger } from '../../support/memory-ledger.js';
import { openTestDatabase } from '../../support/stores.js';
import { decisionEvents } from '../../support/recorded.js';

/** What the log says went wrong. */
export const errors: unknown[] = [];
Logger.overrideLogger({ log() {}, warn() {}, error: (message) => errors.push(message) });

/** Read models that follow a ledger in memory, and whoever asks for their state. */
export class ProjectorUnderTest {
  readonly database: DataSource;
  readonly #progress = new LocalProgress();
  readonly #running: Projector[] = [];
  #ledger = new MemoryLedger();
  #status: ReadModelStatus;
  #decisions = 0;

  private constructor(private readonly store: Database) {
    this.database = store.dataSource;
    this.#status = this.#statusFrom(this.#ledger);
  }

  /** On a store of its own. */
  static async open(): Promise<ProjectorUnderTest> {
    errors.length = 0;
    return new ProjectorUnderTest(await openTestDatabase());
  }

  get ledger(): MemoryLedger {
    return this.#ledger;
  }

  get status(): ReadModelStatus {
    return this.#status;
  }

  async close(): Promise<void> {
    for (const projector of this.#running.splice(0)) await projector.stop();
    await this.store.close();
  }

  /** Follows another ledger. To be asked before anything is started. */
  follow(ledger: MemoryLedger): void {
    this.#ledger = ledger;
    this.#status = this.#statusFrom(ledger);
  }

  start(options: Partial<ProjectorOptions> = {}): Projector {
    const { database, ledger } = this;
    const projections = options.projections ?? projectionCatalogue;
    const rebuilder = new Rebuilder(database, ledger, projections, noLock);
    const projector = new Projector({
      database,
      ledger,
      projections,
      lock: noLock,
      progress: this.#progress,
      rebuild: (names, signal) => rebuilder.rebuild({ projections: names, signal }),
      retryMs: [20, 50],
      ...options,
    });
    projector.start();
    this.#running.push(projector);
    return projector;
  }

  /** Records a decision that founds an organization; its last revision is the log's length less one. */
  found(organizationId: string, register = 'sample'): void {
    const data = { organization: { organizationId, name: organizationId, kind: 'G', parentId: null } };
    const change = { type: 'OrganizationFounded', data, effectiveOn: '2015-01-01' };
    this.ledger.push(`register-${register}`, decisionEvents(register, `d${++this.#decisions}`, [change]));
  }

  async names(): Promise<string[]> {
    const rows = await this.database.query<{ name: string }[]>(
      'SELECT name FROM organization_version ORDER BY name',
    );
    return rows.map(({ name }) => name);
  }

  async statusOf(name: string) {
    return (await this.status.status()).find((projection) => projection.name === name)!;
  }

  #statusFrom(ledger: MemoryLedger): ReadModelStatus {
    return new ReadModelStatus(this.database, ledger, this.#progress, projectionCatalogue);
  }
}

/** The catalogue with one projection that throws as long as `broken()`. */
export function withFailing(name: string, broken: () => boolean): Projection[] {
  return projectionCatalogue.map((projection) =>
    projection.name !== name
      ? projection
      : {
          ...projection,
          apply: (batch, transaction) => {
            const bad = batch.decisions.some(({ changes }) => JSON.stringify(changes).includes('"bad"'));
            if (bad && broken()) throw new Error('It does not like it.');
            return projection.apply(batch, transaction);
          },
        },
  );
}

export async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
}
