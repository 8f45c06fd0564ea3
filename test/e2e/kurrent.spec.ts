import { rmSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LogClient } from '../../src/modules/ledger/kurrent/log-client.js';
import { parseKurrentUrl } from '../../src/modules/platform/config/kurrent-url.js';
import { host } from '../../src/whole-application.js';
import { runCommandLine } from '../../src/modules/shell/program.js';
import type { Report } from '../../src/modules/reports/running/report.js';
import { opening, org, request } from '../support/given.js';
import { newDataFolder, newStreamPrefix, testKurrentLimit, testKurrentUrl } from '../support/stores.js';
import { RunningService } from './service.js';

if (testKurrentUrl === undefined)
  it.skip('The service on KurrentDB: KURRENTDB_URL is not set', () => undefined);
else {
  describeService(testKurrentUrl);
  describeFirstRegister(testKurrentUrl);
}

function describeService(url: string): void {
  describe('The service on KurrentDB', () => {
    let service: RunningService;
    const operator = new LogClient(parseKurrentUrl(url));

    beforeAll(async () => {
      service = await RunningService.start();
    });
    afterAll(async () => {
      await service.stop();
      await operator.close();
    });

    async function newRegister(slug: string): Promise<void> {
      const { status } = await service.post('/registers', { register: slug, ...request(opening()) });
      expect(status).toBe(201);
      await service.get(`/registers/${slug}?atLeast=9`);
    }

    const founded = (...ids: string[]) =>
      request({
        decision: { effectiveOn: '2011-01-01' },
        changes: ids.map((id) => org('found', id, 'C', 'G1')),
      });

    it('takes no decision for a register that was deleted, says so, and goes on with the others', async () => {
      await newRegister('gone');
      await newRegister('there');
      const stream = `${process.env['LEDGER_STREAM_PREFIX']}gone`;
      await operator.deleteStream(stream);
      await service.restart();

      const { status, headers, body } = await service.post('/registers/gone/decisions', founded('C3'), {
        'Accept-Language': 'vi',
      });
      expect([status, headers.get('content-type')]).toEqual([
        503,
        expect.stringContaining('application/problem+json'),
      ]);
      expect(body).toMatchObject({
        type: 'urn:orgledger:problem:register-unfit',
        title: 'Sổ không nhận quyết định',
        detail: expect.stringContaining(`${stream} đã bị xóa`),
      });
      expect((await service.post('/registers/there/decisions', founded('C3'))).status).toBe(201);

      const health = await service.get('/health');
      expect([health.status, health.body.status]).toEqual([200, 'degraded']);
      expect(health.body.unfit).toEqual([{ stream, reason: expect.stringContaining('was deleted') }]);
    });

    it('says how large a decision is that the store does not take, and records nothing of it', async () => {
      await newRegister('large');
      const size = Math.ceil(testKurrentLimit / 300);
      const ids = Array.from({ length: size }, (_, i) => `C-${i}`);
      const { status, body } = await service.post('/registers/large/decisions', founded(...ids));
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([{ code: 'decision-too-large', pointer: '/changes' }]);
      const [, counted] = /counts (\d+) bytes; the store takes (\d+)/.exec(body.errors[0].detail) ?? [];
      expect(Number(counted)).toBeGreaterThan(testKurrentLimit);
      expect(body.errors[0].detail).toContain(`takes ${testKurrentLimit} at once. Raise LEDGER_APPEND_LIMIT`);
      const { body: foreseen } = await service.post(
        '/registers/large/decisions?dryRun=true',
        founded(...ids),
      );
      expect(JSON.stringify(foreseen)).toContain('decision-too-large');
      const most = ids.slice(0, Math.floor(size / 3));
      const fits = await service.post('/registers/large/decisions', founded(...most));
      expect([fits.status, fits.body.revision]).toEqual([201, 10 + most.length]);
    });
  });
}

function describeFirstRegister(url: string): void {
  describe('The first register', () => {
    const folders: string[] = [];
    const environment = process.env;
    /** In the order of the tests: on the embedded store, recorded on KurrentDB, and copied there. */
    const reports: Report[] = [];
    let embedded: string;
    let recorded: string;

    afterAll(() => {
      process.env = environment;
      for (const folder of folders) rmSync(folder, { recursive: true });
    });

    /** A folder for read models, and for the ledger where that is not elsewhere. */
    async function newFolder(): Promise<string> {
      const folder = await newDataFolder();
      folders.push(folder);
      return folder;
    }

    /** @param prefix of streams on KurrentDB, where the ledger is there */
    async function orgledger(prefix: string | undefined, ...args: string[]): Promise<string> {
      const {
        DATABASE_URL: _d,
        LEDGER_URL: _u,
        LEDGER_STREAM_PREFIX: _p,
        LEDGER_APPEND_LIMIT: _l,
        ...rest
      } = environment;
      process.env = {
        ...rest,
        ORGLEDGER_PORT: '0',
        ...(prefix !== undefined && {
          LEDGER_URL: url,
          LEDGER_STREAM_PREFIX: prefix,
          LEDGER_APPEND_LIMIT: String(testKurrentLimit),
        }),
      };
      const [stdout, stderr] = [new PassThrough(), new PassThrough()];
      const told = Promise.all([text(stdout), text(stderr)]);
      const code = await runCommandLine(['--lang', 'en', ...args], host, {
        stdin: Readable.from([]),
        stdout,
        stderr,
      });
      for (const stream of [stdout, stderr]) stream.end();
      const [out, err] = await told;
      if (code !== 0) throw new Error(`${args.join(' ')}: exit code ${code}\n${out}\n${err}`);
      return out;
    }

    /** The report of the term, as it was known when it was published. */
    async function report(prefix: string | undefined, data: string): Promise<Report> {
      const window = ['--from', '2015-10-16', '--to', '2020-09-30', '--known-at', '2020-10-23T23:59:59Z'];
      const out = await orgledger(prefix, '--data', data, '--json', 'report', 'bloc', 'term', ...window);
      return JSON.parse(out) as Report;
    }

    it('comes to the published figures with its ledger there, one by one', async () => {
      [embedded, recorded] = [await newFolder(), newStreamPrefix()];
      await orgledger(undefined, '--data', embedded, 'demo', '--exit');
      reports.push(await report(undefined, embedded));
      const data = await newFolder();
      expect(await orgledger(recorded, '--data', data, 'demo', '--exit')).toContain(
        'Reproduced byte for byte',
      );
      const found = await report(recorded, data);
      reports.push(found);
      expect(Object.fromEntries(found.lines.map(({ code, count }) => [code, count.value]))).toMatchObject({
        moves: 45,
        foundations: 102,
        renames: 29,
        endings: 49,
      });
      const stocks = found.stocks.map(({ code, before, after }) => [code, [before.value, after.value]]);
      expect(Object.fromEntries(stocks)).toMatchObject({
        U: [33, 35],
        G: [243, 222],
        P: [22, 21],
        B: [343, 336],
        C: [2046, 2020],
        footnote: [2654, 2599],
      });
      const verdicts = found.figures.map(({ figure, verdict }) => [figure, verdict]);
      expect(verdicts).toHaveLength(48);
      expect(verdicts.filter(([, verdict]) => verdict !== 'agrees')).toEqual([
        ['cells', 'differs'],
        ['members', 'incomplete'],
      ]);
      expect(found).toEqual(reports[0]);
    }, 600_000);

    it('has the same events there, recorded or copied, and the same report of them', async () => {
      const copied = newStreamPrefix();
      await orgledger(copied, 'ledger', 'copy', '--from', embedded, '--to', url);
      for (const prefix of [recorded, copied]) {
        const told = await orgledger(prefix, '--json', 'ledger', 'compare', '--from', embedded, '--to', url);
        expect(JSON.parse(told)).toMatchObject({ equal: true });
      }
      expect(await report(copied, await newFolder())).toEqual(reports[0]);
    }, 600_000);
  });
}
