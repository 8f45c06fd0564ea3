import { Global, Module, type Type } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { Database } from '../../src/modules/platform/database/database.js';
import { ProblemFilter } from '../../src/modules/http/problem.filter.js';
import { LocalProgress } from '../../src/modules/read-side/progress/local-progress.js';
import { noLock } from '../../src/modules/projecting/projector-lock.js';
import { Projector } from '../../src/modules/projecting/projector.js';
import { ReadModelStatus } from '../../src/modules/read-side/progress/read-model-status.js';
import { Clock } from '../../src/modules/platform/clock.js';
import { projectionCatalogue } from '../../src/projections/projection-catalogue.js';
import { MemoryLedger } from './memory-ledger.js';
import { openTestDatabase } from './stores.js';

/** A part of the read side over HTTP, on read models that follow a ledger in memory. */
export interface ReadSide {
  readonly ledger: MemoryLedger;
  readonly status: ReadModelStatus;
  readonly app: NestExpressApplication;
  close(): Promise<void>;
}

/** @param today what the queries take today for */
export async function startReadSide(part: Type, today: string): Promise<ReadSide> {
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

  const module = await Test.createTestingModule({ imports: [CqrsModule.forRoot(), Surroundings, part] })
    .overrideProvider(Clock)
    .useValue({ today: () => today })
    .compile();
  const app = module.createNestApplication<NestExpressApplication>();
  await app.listen(0, '127.0.0.1');
  const close = async (): Promise<void> => {
    await app.close();
    await projector.stop();
    await store.close();
  };
  return { ledger, status, app, close };
}
