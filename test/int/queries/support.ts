import { expect } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import type { NewEvent, RecordedEvent } from '../../../src/events/definition/envelope.js';
import { RegisterState } from '../../../src/events/register/register-state.js';
import type { ReadModelStatus } from '../../../src/modules/read-side/progress/read-model-status.js';
import { QueriesModule } from '../../../src/modules/queries/queries.module.js';
import type { MemoryLedger } from '../../support/memory-ledger.js';
import { startReadSide } from '../../support/read-side.js';

/** The clock of the tests. */
export const today = '2021-01-01';

/** The queries over HTTP, on read models that follow a ledger in memory. */
export class QueriesUnderTest {
  private constructor(
    readonly ledger: MemoryLedger,
    readonly status: ReadModelStatus,
    readonly app: NestExpressApplication,
    readonly close: () => Promise<void>,
  ) {}

  static async start(): Promise<QueriesUnderTest> {
    const { ledger, status, app, close } = await startReadSide(QueriesModule, today);
    return new QueriesUnderTest(ledger, status, app, close);
  }

  /** Stores the events of one decision. */
  push(register: string, events: readonly NewEvent[]): void {
    this.ledger.push(`register-${register}`, events);
  }

  async caughtUp(register: string): Promise<number> {
    const { revision } = this.events(register).at(-1)!;
    expect(await this.status.waitFor(register, revision, 60_000)).toBe(true);
    return revision;
  }

  /** The events of a register, those of decisions that are whole at a revision. */
  events(register: string, knownAt = Infinity): RecordedEvent[] {
    const all = this.ledger.log.filter((event) => event.metadata.register === register);
    const last = new Map(all.map((event) => [event.metadata.decisionId, event.revision]));
    return all.filter((event) => last.get(event.metadata.decisionId)! <= knownAt);
  }

  /** What the events come to. */
  state(register: string, knownAt?: number): RegisterState {
    const state = new RegisterState();
    for (const event of this.events(register, knownAt)) state.apply(event);
    return state;
  }

  /** The body of an answer that is expected to be one. */
  async get<Body>(path: string, query: Readonly<Record<string, string | number>> = {}): Promise<Body> {
    const response = await request(this.app.getHttpServer()).get(encodeURI(path)).query(query);
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${response.text}`);
    return response.body as Body;
  }

  /** The problem of an answer that is expected to be one. */
  async problem(path: string, query: Readonly<Record<string, string | number>> = {}): Promise<Problem> {
    const response = await request(this.app.getHttpServer()).get(encodeURI(path)).query(query);
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    return response.body as Problem;
  }

  /** All items of a list, page by page. */
  async pages<Item>(path: string, query: Readonly<Record<string, string | number>>): Promise<Item[][]> {
    const pages: Item[][] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: Item[]; next: string | null } = await this.get(path, {
        ...query,
        ...(cursor && { cursor }),
      });
      pages.push(page.items);
      cursor = page.next;
    }
    return pages;
  }
}

export interface Problem {
  readonly type: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly { readonly code: string; readonly parameter: string; readonly detail: string }[];
}
