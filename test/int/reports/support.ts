import { Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { decide } from '../../../src/commands/decide.js';
import { RegisterState } from '../../../src/events/register-state.js';
import { Database } from '../../../src/modules/database/database.js';
import { ProblemFilter } from '../../../src/modules/http/problem.filter.js';
import { LocalProgress } from '../../../src/modules/projections/local-progress.js';
import { noLock } from '../../../src/modules/projections/projector-lock.js';
import { Projector } from '../../../src/modules/projections/projector.js';
import { ReadModelStatus } from '../../../src/modules/projections/read-model-status.js';
import { ReportsModule } from '../../../src/modules/reports/reports.module.js';
import { projectionCatalogue } from '../../../src/projections/catalogue.js';
import { MemoryLedger } from '../../support/memory-ledger.js';
import { openTestDatabase } from '../../support/stores.js';

/** A decision to be recorded: `id` is its idempotency key. */
export interface PlainDecision {
  readonly id: string;
  readonly recordedAt: string;
  readonly request: unknown;
}

/** Reports over HTTP, on read models that follow a ledger in memory. */
export class ReportsUnderTest {
  readonly #states = new Map<string, RegisterState>();

  private constructor(
    readonly app: NestExpressApplication,
    readonly close: () => Promise<void>,
    private readonly ledger: MemoryLedger,
    private readonly status: ReadModelStatus,
  ) {}

  static async start(): Promise<ReportsUnderTest> {
    const store = await openTestDatabase();
    const database = store.dataSource;
    const ledger = new MemoryLedger();
    const progress = new LocalProgress();
    const status = new ReadModelStatus(database, ledger, progress, projectionCatalogue);
    const projector = new Projector({
      database,
      ledger,
      projections: projectionCatalogue,
      lock: noLock,
      progress,
      rebuild: () => Promise.reject(new Error('There is nothing to rebuild.')),
    });
    projector.start();

    @Global()
    @Module({
      providers: [
        { provide: Database, useValue: store },
        { provide: ReadModelStatus, useValue: status },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [Database, ReadModelStatus],
    })
    class Surroundings {}

    const module = await Test.createTestingModule({
      imports: [CqrsModule.forRoot(), Surroundings, ReportsModule],
    }).compile();
    const app = module.createNestApplication<NestExpressApplication>();
    await app.init();
    const closeAll = async (): Promise<void> => {
      await app.close();
      await projector.stop();
      await store.close();
    };
    return new ReportsUnderTest(app, closeAll, ledger, status);
  }

  /** Records decisions as the service would, and waits for the read models. @returns the last revision */
  async record(register: string, decisions: Iterable<PlainDecision>): Promise<number> {
    const state = this.#states.get(register) ?? new RegisterState();
    this.#states.set(register, state);
    for (const { id, recordedAt, request } of decisions) {
      const ids = { register, decisionId: id, correlationId: id, causationId: id };
      const { events } = decide(state, request, { ...ids, recordedAt, actor: 'test' });
      for (const event of events) state.apply(event);
      this.ledger.push(`register-${register}`, events);
    }
    const held = await this.status.waitFor(register, state.revision, 120_000);
    if (!held)
      throw new Error(`The read models do not follow: ${JSON.stringify(await this.status.status())}`);
    return state.revision;
  }
}
