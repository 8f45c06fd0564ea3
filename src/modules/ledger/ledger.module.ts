import { Global, Module } from '@nestjs/common';
import { Ledger } from './ledger.js';
import { PostgresLedger } from './postgres-ledger.js';

/** Provides the `Ledger`. */
@Global()
@Module({
  providers: [{ provide: Ledger, useClass: PostgresLedger }],
  exports: [Ledger],
})
export class LedgerModule {}
