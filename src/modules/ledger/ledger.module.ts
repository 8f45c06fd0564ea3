import { join } from 'node:path';
import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Configuration } from '../platform/config/configuration.js';
import { Database } from '../platform/database/database.js';
import { EventCache, NoCache } from './cache/event-cache.js';
import { LmdbCache } from './cache/lmdb-cache.js';
import { Ledger } from './ledger.js';
import { openLedger } from './open-ledger.js';

/** Beside the embedded store, or where the configuration says; a server is near enough without. */
function openCache({ ORGLEDGER_CACHE, ORGLEDGER_DATA }: Configuration, { embedded }: Database): EventCache {
  if (ORGLEDGER_CACHE === 'off') return new NoCache();
  if (ORGLEDGER_CACHE !== undefined) return new LmdbCache(ORGLEDGER_CACHE);
  return embedded ? new LmdbCache(join(ORGLEDGER_DATA, 'cache')) : new NoCache();
}

/** Provides the `Ledger`, and the cache beside it. */
@Global()
@Module({
  providers: [
    { provide: Ledger, useFactory: openLedger, inject: [Configuration, Database] },
    { provide: EventCache, useFactory: openCache, inject: [Configuration, Database] },
  ],
  exports: [Ledger, EventCache],
})
export class LedgerModule implements OnApplicationShutdown {
  constructor(private readonly ledger: Ledger) {}

  async onApplicationShutdown(): Promise<void> {
    await this.ledger.close();
  }
}
