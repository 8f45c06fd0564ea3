import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import pg from 'pg';
import { opening, org, on, request } from '../support/given.js';
import { newDataFolder, newServerDatabase, testDatabaseUrl } from '../support/stores.js';
import { ServiceProcess } from './service-process.js';

if (testDatabaseUrl === undefined)
  it.skip('A ledger in a database of its own: TEST_DATABASE_URL is not set', () => undefined);
else describeSeparateLedger(testDatabaseUrl);

function describeSeparateLedger(serverUrl: string): void {
  describe('A ledger in a database of its own (LEDGER_URL)', () => {
    let ledger: { url: string; drop: () => Promise<void> };
    let readModels: { url: string; drop: () => Promise<void> };
    let folder: string;
    const running: ServiceProcess[] = [];

    beforeAll(async () => {
      ledger = await newServerDatabase(serverUrl);
      readModels = await newServerDatabase(serverUrl);
      folder = await newDataFolder();
    });
    afterAll(async () => {
      for (const service of running) service.kill('SIGKILL');
      await Promise.all(running.map(({ ended }) => ended));
      await Promise.all([ledger.drop(), readModels.drop(), rm(folder, { recursive: true })]);
    });

    async function start(elsewhere: Record<string, string>): Promise<ServiceProcess> {
      const service = await ServiceProcess.start({ LEDGER_URL: ledger.url, ...elsewhere });
      running.push(service);
      return service;
    }

    async function count(url: string, table: string): Promise<number> {
      const client = new pg.Client(url);
      await client.connect();
      try {
        const { rows } = await client.query<{ n: number }>(`SELECT count(*)::integer AS n FROM ${table}`);
        return rows[0]!.n;
      } finally {
        await client.end();
      }
    }

    async function living(service: ServiceProcess): Promise<string[]> {
      const answer = await fetch(`${service.url}/registers/sample/organizations?validAt=2012-01-01`);
      const { items } = (await answer.json()) as { items: { id: string }[] };
      return items.map(({ id }) => id);
    }

    const everyone = ['C1', 'C2', 'C9', 'G1', 'G2', 'R', 'U1', 'U2'];

    it('holds the events, and the other one what is made of them', async () => {
      const service = await start({ DATABASE_URL: readModels.url });
      const opened = await service.post('/registers', { register: 'sample', ...request(opening()) });
      expect(opened.status).toBe(201);
      const founding = request(on('2011-01-01', org('found', 'C9', 'C', 'G1')));
      const founded = await service.decide('sample', 'founding', founding);
      expect(founded.status).toBe(201);
      await service.follows('sample', 11);
      expect(await living(service)).toEqual(everyone);
      expect(await count(ledger.url, 'ledger_event')).toBe(12);
      expect(await count(readModels.url, 'ledger_event')).toBe(0);
      expect(await count(readModels.url, 'organization_version')).toBe(8);
      await expect(count(ledger.url, 'organization_version')).rejects.toThrow('does not exist');
    });

    it('is followed by read models in a folder', async () => {
      const service = await start({ ORGLEDGER_DATA: folder, DATABASE_URL: '' });
      await service.follows('sample', 11);
      expect(await living(service)).toEqual(everyone);
    });
  });
}
