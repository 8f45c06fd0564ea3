import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LogClient } from '../../src/modules/ledger/kurrent/log-client.js';
import { parseKurrentUrl } from '../../src/modules/ledger/kurrent/url.js';
import { opening, org, request } from '../support/given.js';
import { testKurrentLimit, testKurrentUrl } from '../support/stores.js';
import { RunningService } from './service.js';

if (testKurrentUrl === undefined)
  it.skip('The service on KurrentDB: KURRENTDB_URL is not set', () => undefined);
else describeService(testKurrentUrl);

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
        detail: expect.stringContaining(`${stream} was deleted`),
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
