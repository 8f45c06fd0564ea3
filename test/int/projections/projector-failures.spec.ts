import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { SubscribeOptions } from '../../../src/modules/ledger/ledger.js';
import { countsByKind } from '../../../src/projections/counts/counts-by-kind.js';
import { MemoryLedger } from '../../support/memory-ledger.js';
import { decisionEvents } from '../../support/recorded.js';
import { errors, ProjectorUnderTest, until, withFailing } from './projector-under-test.js';

let projecting: ProjectorUnderTest;
beforeEach(async () => {
  projecting = await ProjectorUnderTest.open();
});
afterEach(() => projecting.close());

test('a projection that fails stops alone, says where and why, and resumes', async () => {
  let broken = true;
  projecting.start({ projections: withFailing('lineage', () => broken) });
  projecting.found('good');
  projecting.found('bad');
  projecting.found('later');
  expect(
    await projecting.status.waitFor('sample', 5, 5000, ['timeline', 'counts', 'decisions', 'facts']),
  ).toBe(true);
  expect(await projecting.names()).toEqual(['bad', 'good', 'later']);
  await until(async () => (await projecting.statusOf('lineage')).state === 'stopped');
  expect(await projecting.statusOf('lineage')).toMatchObject({
    state: 'stopped',
    position: '2',
    lag: 4,
    failure: {
      reason: 'It does not like it.',
      place: { register: 'sample', revision: 2, position: '4' },
    },
  });
  expect(await projecting.status.lastRevision('sample')).toBe(5);
  broken = false;
  expect(await projecting.status.waitFor('sample', 5, 5000)).toBe(true);
  expect(await projecting.statusOf('lineage')).toMatchObject({ state: 'live', failure: null });
});

test('what depends on a stopped projection waits for it, and the counts are right in the end', async () => {
  let broken = true;
  projecting.start({ projections: withFailing('timeline', () => broken), batchSize: 1 });
  projecting.found('bad');
  projecting.found('later');
  projecting.found('last');
  expect(await projecting.status.waitFor('sample', 5, 5000, ['decisions'])).toBe(true);
  await until(async () => (await projecting.statusOf('counts')).state === 'stopped');
  expect((await projecting.statusOf('counts')).failure?.reason).toBe('It waits for projection timeline.');
  broken = false;
  expect(await projecting.status.waitFor('sample', 5, 5000)).toBe(true);
  expect(await projecting.database.query('SELECT sum(delta)::integer AS n FROM organization_count')).toEqual([
    { n: 3 },
  ]);
});

test('what is ahead of what it depends on waits for nothing', async () => {
  for (const id of ['bad', 'later', 'last']) projecting.found(id);
  const first = projecting.start({ projections: withFailing('timeline', () => true) });
  expect(await projecting.status.waitFor('sample', 5, 5000, ['counts'])).toBe(true);
  await until(async () => (await projecting.statusOf('timeline')).state === 'stopped');
  await first.stop();
  errors.length = 0;
  projecting.start({ batchSize: 1 });
  expect(await projecting.status.waitFor('sample', 5, 5000)).toBe(true);
  expect(await projecting.names()).toHaveLength(3);
  expect(errors).toEqual([]);
});

test('a projection that stayed behind folds what was known then, though the timeline is ahead', async () => {
  let broken = true;
  projecting.start({ projections: withFailing('counts', () => broken) });
  projecting.found('good');
  expect(await projecting.status.waitFor('sample', 1, 5000)).toBe(true);
  projecting.found('bad');
  for (const organizationKind of ['C', 'U']) {
    const data = { organizationId: 'bad', organizationKind, as: 'converted' };
    const change = { type: 'OrganizationReclassified', data, effectiveOn: '2016-01-01' };
    projecting.ledger.push('register-sample', decisionEvents('sample', `to ${organizationKind}`, [change]));
  }
  expect(await projecting.status.waitFor('sample', 7, 5000, ['timeline'])).toBe(true);
  broken = false;
  expect(await projecting.status.waitFor('sample', 7, 5000)).toBe(true);
  const counts = await Promise.all(
    [3, 5, 7].map((knownAt) => countsByKind(projecting.database.manager, 'sample', '2016-01-01', knownAt)),
  );
  expect(counts).toEqual([{ G: 2 }, { G: 1, C: 1 }, { G: 1, U: 1 }]);
});

test('an event of a newer program stops all behind what stands before it', async () => {
  projecting.found('a');
  const change = { type: 'OrganizationBeamedUp', data: {}, effectiveOn: '2015-01-01' };
  projecting.ledger.push('register-sample', decisionEvents('sample', 'newer', [change]));
  projecting.start();
  await until(async () => (await projecting.status.status()).every(({ state }) => state === 'stopped'));
  expect(await projecting.names()).toEqual(['a']);
  expect((await projecting.statusOf('facts')).failure).toMatchObject({
    reason: expect.stringContaining('OrganizationBeamedUp'),
    place: { register: 'sample', decisionId: 'newer', revision: 3 },
  });
});

test('a failure that is over is reported no more, also when nothing is recorded after it', async () => {
  let away = false;
  projecting.follow(
    new (class extends MemoryLedger {
      override async *subscribe(options: SubscribeOptions) {
        const cut = new AbortController();
        const watch = setInterval(() => away && cut.abort(new Error('The log is away.')), 5);
        const signal = AbortSignal.any([options.signal, cut.signal]);
        yield* super.subscribe({ ...options, signal });
        clearInterval(watch);
        cut.signal.throwIfAborted();
      }
    })(),
  );
  projecting.found('a');
  projecting.start();
  expect(await projecting.status.waitFor('sample', 1, 5000)).toBe(true);
  away = true;
  await until(async () => (await projecting.statusOf('facts')).failure?.reason === 'The log is away.');
  away = false;
  await until(async () => (await projecting.status.status()).every(({ state }) => state === 'live'));
});
