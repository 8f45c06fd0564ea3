import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { opening, org, request } from '../support/given.js';
import { newServerDatabase, testDatabaseUrl } from '../support/stores.js';
import { ServiceProcess } from './service-process.js';

if (testDatabaseUrl === undefined)
  it.skip('Several processes of the service: TEST_DATABASE_URL is not set', () => undefined);
else describeProcesses(testDatabaseUrl);

function describeProcesses(serverUrl: string): void {
  describe('Several processes of the service on one database', () => {
    let store: { url: string; drop: () => Promise<void> };
    let database: pg.Client;
    let running: ServiceProcess[] = [];

    beforeAll(async () => {
      store = await newServerDatabase(serverUrl);
      database = new pg.Client(store.url);
      await database.connect();
    });
    afterAll(async () => {
      for (const service of running) service.kill('SIGKILL');
      await Promise.all(running.map(({ ended }) => ended));
      await database.end();
      await store.drop();
    });

    /** Three in all, the one that projects first. */
    async function three(): Promise<[ServiceProcess, ServiceProcess, ServiceProcess]> {
      const missing = Array.from({ length: 3 - running.length }, () =>
        ServiceProcess.start({ DATABASE_URL: store.url }),
      );
      running.push(...(await Promise.all(missing)));
      for (;;) {
        const [a, b, c] = running as [ServiceProcess, ServiceProcess, ServiceProcess];
        for (const order of [[a, b, c] as const, [b, a, c] as const, [c, a, b] as const]) {
          if ((await order[0].health()).process.role === 'projecting') return [...order];
        }
        await sleep(50);
      }
    }

    async function openRegister(service: ServiceProcess, register: string): Promise<void> {
      const opened = await service.post('/registers', { register, ...request(opening()) });
      expect(opened.status).toBe(201);
    }

    /** The decisions of a register in order. Throws unless its revisions are gapless. */
    async function recorded(register: string): Promise<string[]> {
      const { rows } = await database.query<{ revision: string; decision: string }>(
        `SELECT revision, metadata->>'decisionId' AS decision FROM ledger_event WHERE stream = $1 ORDER BY position`,
        [`register-${register}`],
      );
      expect(rows.map(({ revision }) => Number(revision))).toEqual(rows.map((_, i) => i));
      const decisions = rows.map(({ decision }) => decision);
      return decisions.filter((decision, i) => decision !== decisions[i - 1]);
    }

    async function revision(answer: Response): Promise<number> {
      expect(answer.status).toBe(201);
      return ((await answer.json()) as { revision: number }).revision;
    }

    it('records once what two decide for one register at the same time', async () => {
      const [a, b] = await three();
      await openRegister(a, 'both');
      const ids = Array.from({ length: 60 }, (_, i) => `found-${i}`);
      const answers = await Promise.all(
        ids.map(async (id, i) => {
          const founding = request({
            decision: { effectiveOn: '2011-01-01' },
            changes: [org('found', `C-${i}`, 'C', 'G1')],
          });
          const both = [a, b].map((service) => service.decide('both', id, founding));
          return Promise.all(both.map(async (answer) => revision(await answer)));
        }),
      );
      for (const [first, second] of answers) expect(first).toBe(second);
      const [, ...decisions] = await recorded('both');
      expect(decisions.toSorted()).toEqual(ids.toSorted());

      const last = Math.max(...answers.map(([first]) => first!));
      await Promise.all([a.follows('both', last), b.follows('both', last)]);
      const counts = await Promise.all(
        [a, b].map(async ({ url }) =>
          (await fetch(`${url}/registers/both/counts?by=kind&validAt=2011-01-01`)).json(),
        ),
      );
      expect(counts[0]).toMatchObject({ total: 67 });
      expect(counts[1]).toMatchObject({ total: 67 });
    });

    it.each(['SIGKILL', 'SIGSTOP'] as const)(
      'another projects within 10 s when the one that does gets %s',
      async (signal) => {
        const [first, ...others] = await three();
        const register = signal.toLowerCase();
        await openRegister(others[0], register);
        for (const service of running) await service.follows(register, 9);
        for (const other of others) expect((await other.health()).process.role).toBe('standing-by');

        first.kill(signal);
        const since = performance.now();
        const founding = {
          decision: { effectiveOn: '2011-01-01' },
          changes: [org('found', 'C3', 'C', 'G1')],
        };
        const founded = await revision(await others[0].decide(register, 'after', request(founding)));
        await Promise.all(others.map((other) => other.follows(register, founded)));
        expect(performance.now() - since).toBeLessThan(10_000);
        const roles = await Promise.all(others.map(async (other) => (await other.health()).process.role));
        expect(roles.toSorted()).toEqual(['projecting', 'standing-by']);

        if (signal === 'SIGKILL') {
          running = others;
          return;
        }
        first.kill('SIGCONT');
        await first.hasRole('standing-by');
        await first.follows(register, founded);
        const { url } = first;
        const counts = await fetch(`${url}/registers/${register}/counts?by=kind&validAt=2011-01-01`);
        expect(await counts.json()).toMatchObject({ total: 8 });
      },
    );
  });
}
