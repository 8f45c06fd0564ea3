import { Global, Module } from '@nestjs/common';
import { Ledger } from './ledger.js';
import { PostgresLedger } from './postgres-ledger.js';
import {
  PreviewDecisionHandler,
  RecordDecisionHandler,
  RegisterWriters,
  WRITER_OPTIONS,
  type WritersOptions,
} from './register-writers.js';

const writerOptions: WritersOptions = {
  now: () => new Date().toISOString(),
  groupLimit: 5000,
  settleForMs: 30_000,
  registersInMemory: 50,
  evictAfterMs: 30 * 60_000,
};

/** Provides the `Ledger`, and records decisions in it. */
@Global()
@Module({
  providers: [
    { provide: Ledger, useClass: PostgresLedger },
    { provide: WRITER_OPTIONS, useValue: writerOptions },
    RegisterWriters,
    RecordDecisionHandler,
    PreviewDecisionHandler,
  ],
  exports: [Ledger],
})
export class LedgerModule {}
