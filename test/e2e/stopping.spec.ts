import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openDatabase } from '../../src/modules/platform/database/open-database.js';
import { schema } from '../../src/schema.js';
import { PostgresLedger } from '../../src/modules/ledger/postgres/postgres-ledger.js';
import { opening, org, request } from '../support/given.js';
import { newDataFolder, newServerDatabase, testDatabaseUrl } from '../support/stores.js';
import { ServiceProcess } from './service-process.js';

const founding = (id: string) =>
  request({ decision: { effectiveOn: '2011-01-01' }, changes: [org('found', id, 'C', 'G1')] });

async function openRegister(service: ServiceProcess): Promise<void> {
  const opened = await service.post('/registers', { register: 'sample', ...request(opening()) });
  expect(opened.status).toBe(201);
}

/** The decisions of the register, the first aside. */
async function recorded(environment: Record<string, string>): Promise<Set<string>> {
  const database = await openDatabase({ ORGLEDGER_DATA: '', ...environment }, schema);
  const decisions = new Set<string>();
  for await (const { metadata } of new PostgresLedger(database).read('register-sample', 10)) {
    decisions.add(metadata.decisionId);
  }
  await database.close();
  return decisions;
}

describe.each(['SIGTERM', 'SIGINT'] as const)('On %s', (signal) => {
  let environment: Record<string, string>;
  let remove: () => void | Promise<void>;
  let service: ServiceProcess | undefined;

  beforeEach(async () => {
    if (testDatabaseUrl === undefined) {
      const folder = await newDataFolder();
      environment = { ORGLEDGER_DATA: folder, DATABASE_URL: '' };
      remove = () => rmSync(folder, { recursive: true });
    } else {
      const { url, drop } = await newServerDatabase(testDatabaseUrl);
      environment = { DATABASE_URL: url };
      remove = drop;
    }
    service = await ServiceProcess.start(environment);
  });
  afterEach(async () => {
    service?.kill('SIGKILL');
    await service?.ended;
    await remove();
  });

  it('what is recorded is answered, and the process ends with 0', async () => {
    const { url } = service!;
    await openRegister(service!);
    const idle = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined);
    const statuses = new Map<string, number | 'none'>();
    let stopped = false;
    const client = async (name: number): Promise<void> => {
      for (let i = 0; !stopped; i++) {
        const id = `d-${name}-${i}`;
        const answer = await service!.decide('sample', id, founding(id)).catch(() => undefined);
        statuses.set(id, answer?.status ?? 'none');
        await answer?.text();
        if (!answer) return;
      }
    };
    const clients = Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(client));
    while (statuses.size < 50) await sleep(10);
    service!.kill(signal);
    expect(await service!.ended).toBe(0);
    stopped = true;
    await clients;
    idle.destroy();
    expect([...new Set(statuses.values())].filter((status) => ![201, 503, 'none'].includes(status))).toEqual(
      [],
    );
    const acknowledged = [...statuses].flatMap(([id, status]) => (status === 201 ? [id] : []));
    const environmentAgain = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
    expect([...(await recorded(environmentAgain))].toSorted()).toEqual(acknowledged.toSorted());
  });
});

(testDatabaseUrl === undefined ? it.skip : it)(
  'A stopping service waits for a decision under way and takes no other (TEST_DATABASE_URL)',
  async () => {
    const { url, drop } = await newServerDatabase(testDatabaseUrl!);
    const service = await ServiceProcess.start({ DATABASE_URL: url });
    const database = new pg.Client(url);
    await database.connect();
    try {
      await openRegister(service);
      await database.query('BEGIN');
      await database.query('SELECT FROM ledger_head FOR UPDATE');
      const underWay = service.decide('sample', 'under-way', founding('C3'));
      await sleep(300);
      service.kill('SIGTERM');
      await sleep(300);
      const late = await service.decide('sample', 'late', founding('C4'));
      expect([late.status, late.headers.get('connection'), late.headers.get('retry-after')]).toEqual([
        503,
        'close',
        '5',
      ]);
      expect(await late.json()).toMatchObject({ detail: expect.stringContaining('is stopping') });
      expect((await fetch(`${service.url}/health/ready`)).status).toBe(503);
      await database.query('COMMIT');
      const answered = await underWay;
      expect([answered.status, answered.headers.get('connection')]).toEqual([201, 'close']);
      expect(await service.ended).toBe(0);
      expect(await recorded({ DATABASE_URL: url })).toEqual(new Set(['under-way']));
    } finally {
      service.kill('SIGKILL');
      await database.end();
      await drop();
    }
  },
);
