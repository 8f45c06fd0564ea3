import { join } from 'node:path';
import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Configuration } from '../platform/config/configuration.js';
import { Database } from '../platform/database/database.js';
import { EventCache, NoCache } from './cache/event-cache.js';
import { LmdbCache } from './cache/lmdb-cache.js';
import { Ledger } from './ledger.js';
import { openLedger } from './open-ledger.js';
import {
  PreviewDecisionHandler,
  RecordDecisionHandler,
  RegisterWriters,
  WRITER_OPTIONS,
  type WritersOptions,
} from '../recording/register-writers.js';

const writerOptions: WritersOptions = {
  now: () => new Date().toISOString(),
  groupLimit: 5000,
  settleForMs: 30_000,
  registersInMemory: 50,
  evictAfterMs: 30 * 60_000,
};

/** Beside the embedded store, or where the configuration says; a server is near enough without. */
function openCache({ ORGLEDGER_CACHE, ORGLEDGER_DATA }: Configuration, { embedded }: Database): EventCache {
  if (ORGLEDGER_CACHE === 'off') return new NoCache();
  if (ORGLEDGER_CACHE !== undefined) return new LmdbCache(ORGLEDGER_CACHE);
  return embedded ? new LmdbCache(join(ORGLEDGER_DATA, 'cache')) : new NoCache();
}

/** Provides the `Ledger`, and records decisions in it. */
@Global()
@Module({
  providers: [
    { provide: Ledger, useFactory: openLedger, inject: [Configuration, Database] },
    { provide: EventCache, useFactory: openCache, inject: [Configuration, Database] },
    { provide: WRITER_OPTIONS, useValue: writerOptions },
    RegisterWriters,
    RecordDecisionHandler,
    PreviewDecisionHandler,
  ],
  exports: [Ledger],
})
export class LedgerModule implements OnApplicationShutdown {
  constructor(private readonly ledger: Ledger) {}

  async onApplicationShutdown(): Promise<void> {
    await this.ledger.close();
  }
}
