import { Global, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { projectionCatalogue } from '../../projections/projection-catalogue.js';
import { Configuration } from '../platform/config/configuration.js';
import { Database } from '../platform/database/database.js';
import { Ledger } from '../ledger/ledger.js';
import { LocalProgress } from '../read-side/progress/local-progress.js';
import { AdvisoryLock, noLock, type ProjectorLock } from './projector-lock.js';
import { Projector } from './projector.js';
import { ReadModelStatus } from '../read-side/progress/read-model-status.js';
import { Rebuilder } from './rebuild.js';

/** How long a holder may be silent: the projector's successor is soon there, a rebuild is dear. */
const leaseMs = { projector: 5000, rebuild: 60_000 };

function lockFor({ embedded, pool }: Database, purpose: keyof typeof leaseMs): ProjectorLock {
  return embedded ? noLock : new AdvisoryLock(pool, purpose, leaseMs[purpose]);
}

/** Keeps the read models up with the ledger while the application runs, unless the configuration says otherwise. */
@Global()
@Module({
  providers: [
    LocalProgress,
    {
      provide: Rebuilder,
      inject: [Database, Ledger],
      useFactory: (database: Database, ledger: Ledger) =>
        new Rebuilder(database.dataSource, ledger, projectionCatalogue, lockFor(database, 'rebuild')),
    },
    {
      provide: Projector,
      inject: [Database, Ledger, LocalProgress, Rebuilder],
      useFactory: (database: Database, ledger: Ledger, progress: LocalProgress, rebuilder: Rebuilder) =>
        new Projector({
          database: database.dataSource,
          ledger,
          projections: projectionCatalogue,
          lock: lockFor(database, 'projector'),
          progress,
          rebuild: (projections, signal) => rebuilder.rebuild({ projections, signal }),
        }),
    },
    {
      provide: ReadModelStatus,
      inject: [Database, Ledger, LocalProgress],
      useFactory: ({ dataSource }: Database, ledger: Ledger, progress: LocalProgress) =>
        new ReadModelStatus(dataSource, ledger, progress, projectionCatalogue),
    },
  ],
  exports: [Projector, ReadModelStatus, Rebuilder],
})
export class ProjectingModule implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly projector: Projector,
    private readonly configuration: Configuration,
  ) {}

  onApplicationBootstrap(): void {
    if (this.configuration.ORGLEDGER_PROJECTOR === 'on') this.projector.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.projector.stop();
  }
}
