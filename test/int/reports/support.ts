import type { NestExpressApplication } from '@nestjs/platform-express';
import { decide } from '../../../src/commands/decide/decide.js';
import { RegisterState } from '../../../src/events/register/register-state.js';
import type { ReadModelStatus } from '../../../src/modules/read-side/progress/read-model-status.js';
import { ReportsModule } from '../../../src/modules/reports/reports.module.js';
import type { MemoryLedger } from '../../support/memory-ledger.js';
import { startReadSide } from '../../support/read-side.js';

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
    const { app, close, ledger, status } = await startReadSide(ReportsModule, '2021-01-01');
    return new ReportsUnderTest(app, close, ledger, status);
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
