import { Module } from '@nestjs/common';
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

/** Records decisions in the ledger. */
@Module({
  providers: [
    { provide: WRITER_OPTIONS, useValue: writerOptions },
    RegisterWriters,
    RecordDecisionHandler,
    PreviewDecisionHandler,
  ],
})
export class RecordingModule {}
