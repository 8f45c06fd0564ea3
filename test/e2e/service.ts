import { rmSync } from 'node:fs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createService } from '../../src/service.js';
import {
  newDataFolder,
  newServerDatabase,
  newStreamPrefix,
  testDatabaseUrl,
  testKurrentLimit,
  testKurrentUrl,
} from '../support/stores.js';

/** The whole service on a database of its own, listening on the loopback interface. */
export class RunningService {
  #app: NestExpressApplication | undefined;
  #url = '';

  private constructor(private readonly removeStore: () => Promise<void>) {}

  static async start(): Promise<RunningService> {
    const { environment, remove } = await newStore();
    Object.assign(process.env, environment, newLedger());
    const service = new RunningService(remove);
    await service.restart();
    return service;
  }

  /** On the same database; whatever runs is stopped before. */
  async restart(): Promise<void> {
    await this.stop({ keepStore: true });
    this.#app = await createService(['fatal', 'error', 'warn']);
    await this.#app.listen(0, '127.0.0.1');
    this.#url = await this.#app.getUrl();
  }

  async stop({ keepStore = false } = {}): Promise<void> {
    await this.#app?.close();
    this.#app = undefined;
    if (!keepStore) await this.removeStore();
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return answer(await fetch(`${this.#url}${path}`, { headers }));
  }

  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const all = { 'Content-Type': 'application/json', ...headers };
    return answer(await fetch(`${this.#url}${path}`, { method: 'POST', headers: all, body: text }));
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what comes back is what the tests are about
  readonly body: any;
}

async function answer(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

async function newStore(): Promise<{ environment: Record<string, string>; remove: () => Promise<void> }> {
  if (testDatabaseUrl === undefined) {
    const folder = await newDataFolder();
    delete process.env['DATABASE_URL'];
    return {
      environment: { ORGLEDGER_DATA: folder },
      remove: async () => rmSync(folder, { recursive: true }),
    };
  }
  const { url, drop } = await newServerDatabase(testDatabaseUrl);
  return { environment: { DATABASE_URL: url }, remove: drop };
}

/** Beside the read models, or on KurrentDB where there is one, apart from all that is there. */
function newLedger(): Record<string, string> {
  if (testKurrentUrl === undefined) return {};
  return {
    LEDGER_URL: testKurrentUrl,
    LEDGER_APPEND_LIMIT: String(testKurrentLimit),
    LEDGER_STREAM_PREFIX: newStreamPrefix(),
  };
}
