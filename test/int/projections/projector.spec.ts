import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Database } from '../../../src/modules/platform/database/database.js';
import type { SubscribeOptions } from '../../../src/modules/ledger/ledger.js';
import { countsByKind } from '../../../src/projections/counts/counts-by-kind.js';
import { projectionCatalogue } from '../../../src/projections/projection-catalogue.js';
import type { Projection } from '../../../src/projections/projection.js';
import { LocalProgress } from '../../../src/modules/read-side/progress/local-progress.js';
import { noLock } from '../../../src/modules/projecting/projector-lock.js';
import { Projector, type ProjectorOptions } from '../../../src/modules/projecting/projector.js';
import { ReadModelStatus } from '../../../src/modules/read-side/progress/read-model-status.js';
import { Rebuilder } from '../../../src/modules/projecting/rebuild.js';
import { MemoryLedger } from '../../support/memory-ledger.js';
import { openTestDatabase } from '../../support/stores.js';
import { decisionEvents } from '../../support/recorded.js';

/** What the log says went wrong. */
const errors: unknown[] = [];
Logger.overrideLogger({ log() {}, warn() {}, error: (message) => errors.push(message) });

let database: DataSource;
let store: Database;
let ledger: MemoryLedger;
let status: ReadModelStatus;
let progress: LocalProgress;
const running: Projector[] = [];

beforeEach(async () => {
  errors.length = 0;
  store = await openTestDatabase();
  database = store.dataSource;
  ledger = new MemoryLedger();
  progress = new LocalProgress();
  status = new ReadModelStatus(database, ledger, progress, projectionCatalogue);
});
afterEach(async () => {
  for (const projector of running.splice(0)) await projector.stop();
  await store.close();
});

function start(options: Partial<ProjectorOptions> = {}): Projector {
  const projections = options.projections ?? projectionCatalogue;
  const rebuilder = new Rebuilder(database, ledger, projections, noLock);
  const projector = new Projector({
    database,
    ledger,
    projections,
    lock: noLock,
    progress,
    rebuild: (names, signal) => rebuilder.rebuild({ projections: names, signal }),
    retryMs: [20, 50],
    ...options,
  });
  projector.start();
  running.push(projector);
  return projector;
}

let decisions = 0;

/** Records a decision that founds an organization; its last revision is the log's length less one. */
function found(organizationId: string, register = 'sample'): void {
  const data = { organization: { organizationId, name: organizationId, kind: 'G', parentId: null } };
  const change = { type: 'OrganizationFounded', data, effectiveOn: '2015-01-01' };
  ledger.push(`register-${register}`, decisionEvents(register, `d${++decisions}`, [change]));
}

async function names(): Promise<string[]> {
  const rows = await database.query<{ name: string }[]>(
    'SELECT name FROM organization_version ORDER BY name',
  );
  return rows.map(({ name }) => name);
}

/** The catalogue with one projection that throws as long as `broken()`. */
function withFailing(name: string, broken: () => boolean): Projection[] {
  return projectionCatalogue.map((projection) =>
    projection.name !== name
      ? projection
      : {
          ...projection,
          apply: (batch, transaction) => {
            const bad = batch.decisions.some(({ changes }) => JSON.stringify(changes).includes('"bad"'));
            if (bad && broken()) throw new Error('It does not like it.');
            return projection.apply(batch, transaction);
          },
        },
  );
}

async function statusOf(name: string) {
  return (await status.status()).find((projection) => projection.name === name)!;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
}

test('follows what is written before and after the start', async () => {
  found('a');
  start();
  expect(await status.waitFor('sample', 1, 5000)).toBe(true);
  expect(await names()).toEqual(['a']);
  found('b');
  const before = performance.now();
  expect(await status.waitFor('sample', 3, 5000)).toBe(true);
  expect(performance.now() - before).toBeLessThan(1000);
  expect(await names()).toEqual(['a', 'b']);
  for (const { state, lag, position, failure } of await status.status()) {
    expect({ state, lag, position, failure }).toEqual({
      state: 'live',
      lag: 0,
      position: '4',
      failure: null,
    });
  }
  expect(await status.lastRevision('sample')).toBe(3);
  expect(await status.lastRevision('other')).toBeUndefined();
});

test('waits in vain for what nobody writes, and sees what another process projects', async () => {
  expect(await status.waitFor('sample', 1, 50)).toBe(false);
  const elsewhere = new ReadModelStatus(database, ledger, new LocalProgress(), projectionCatalogue);
  const waiting = elsewhere.waitFor('sample', 1, 5000);
  start();
  found('a');
  expect(await waiting).toBe(true);
});

test('waits for all that the ledger holds, of whatever register', async () => {
  expect(await status.waitForHead(50)).toBe(true);
  found('a');
  expect(await status.waitForHead(50)).toBe(false);
  const waiting = status.waitForHead(5000);
  start();
  expect(await waiting).toBe(true);
  expect(await names()).toEqual(['a']);
});

test('maps a moment to the last decision recorded until then', async () => {
  const at = (moment: string, id: string) =>
    ledger.push(
      'register-sample',
      decisionEvents('sample', id, []).map((event) => ({
        ...event,
        metadata: { ...event.metadata, recordedAt: moment },
      })),
    );
  at('2020-01-01T00:00:00.001Z', 'a');
  at('2020-01-01T00:00:00.001Z', 'b');
  at('2020-01-01T00:00:00.002Z', 'c');
  start();
  await status.waitFor('sample', 2, 5000);
  expect(await status.revisionAt('sample', '2020-01-01T00:00:00.000Z')).toBeUndefined();
  expect(await status.revisionAt('sample', '2020-01-01T00:00:00.001Z')).toBe(1);
  expect(await status.revisionAt('sample', '2020-01-01T07:00:00.002+07:00')).toBe(2);
});

test('a restart goes on from the checkpoint and doubles nothing', async () => {
  found('a');
  const first = start();
  await status.waitFor('sample', 1, 5000);
  await first.stop();
  found('b');
  expect(await names()).toEqual(['a']);
  start();
  await status.waitFor('sample', 3, 5000);
  expect(await names()).toEqual(['a', 'b']);
  expect(await database.query('SELECT count(*)::integer AS n FROM change')).toEqual([{ n: 2 }]);
});

test('two projectors at once double nothing', async () => {
  start();
  start();
  for (let i = 10; i < 60; i++) {
    found(`o${i}`);
    if (i % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(await status.waitFor('sample', 99, 10_000)).toBe(true);
  expect(await names()).toHaveLength(50);
  expect(await database.query('SELECT sum(delta)::integer AS n FROM organization_count')).toEqual([
    { n: 50 },
  ]);
  expect(errors).toEqual([]);
});

test('a projection that fails stops alone, says where and why, and resumes', async () => {
  let broken = true;
  start({ projections: withFailing('lineage', () => broken) });
  found('good');
  found('bad');
  found('later');
  expect(await status.waitFor('sample', 5, 5000, ['timeline', 'counts', 'decisions', 'facts'])).toBe(true);
  expect(await names()).toEqual(['bad', 'good', 'later']);
  await until(async () => (await statusOf('lineage')).state === 'stopped');
  expect(await statusOf('lineage')).toMatchObject({
    state: 'stopped',
    position: '2',
    lag: 4,
    failure: {
      reason: 'It does not like it.',
      place: { register: 'sample', revision: 2, position: '4' },
    },
  });
  expect(await status.lastRevision('sample')).toBe(5);
  broken = false;
  expect(await status.waitFor('sample', 5, 5000)).toBe(true);
  expect(await statusOf('lineage')).toMatchObject({ state: 'live', failure: null });
});

test('what depends on a stopped projection waits for it, and the counts are right in the end', async () => {
  let broken = true;
  start({ projections: withFailing('timeline', () => broken), batchSize: 1 });
  found('bad');
  found('later');
  found('last');
  expect(await status.waitFor('sample', 5, 5000, ['decisions'])).toBe(true);
  await until(async () => (await statusOf('counts')).state === 'stopped');
  expect((await statusOf('counts')).failure?.reason).toBe('It waits for projection timeline.');
  broken = false;
  expect(await status.waitFor('sample', 5, 5000)).toBe(true);
  expect(await database.query('SELECT sum(delta)::integer AS n FROM organization_count')).toEqual([{ n: 3 }]);
});

test('what is ahead of what it depends on waits for nothing', async () => {
  for (const id of ['bad', 'later', 'last']) found(id);
  const first = start({ projections: withFailing('timeline', () => true) });
  expect(await status.waitFor('sample', 5, 5000, ['counts'])).toBe(true);
  await until(async () => (await statusOf('timeline')).state === 'stopped');
  await first.stop();
  errors.length = 0;
  start({ batchSize: 1 });
  expect(await status.waitFor('sample', 5, 5000)).toBe(true);
  expect(await names()).toHaveLength(3);
  expect(errors).toEqual([]);
});

test('a projection that stayed behind folds what was known then, though the timeline is ahead', async () => {
  let broken = true;
  start({ projections: withFailing('counts', () => broken) });
  found('good');
  expect(await status.waitFor('sample', 1, 5000)).toBe(true);
  found('bad');
  for (const organizationKind of ['C', 'U']) {
    const data = { organizationId: 'bad', organizationKind, as: 'converted' };
    const change = { type: 'OrganizationReclassified', data, effectiveOn: '2016-01-01' };
    ledger.push('register-sample', decisionEvents('sample', `to ${organizationKind}`, [change]));
  }
  expect(await status.waitFor('sample', 7, 5000, ['timeline'])).toBe(true);
  broken = false;
  expect(await status.waitFor('sample', 7, 5000)).toBe(true);
  const counts = await Promise.all(
    [3, 5, 7].map((knownAt) => countsByKind(database.manager, 'sample', '2016-01-01', knownAt)),
  );
  expect(counts).toEqual([{ G: 2 }, { G: 1, C: 1 }, { G: 1, U: 1 }]);
});

test('an event of a newer program stops all behind what stands before it', async () => {
  found('a');
  const change = { type: 'OrganizationBeamedUp', data: {}, effectiveOn: '2015-01-01' };
  ledger.push('register-sample', decisionEvents('sample', 'newer', [change]));
  start();
  await until(async () => (await status.status()).every(({ state }) => state === 'stopped'));
  expect(await names()).toEqual(['a']);
  expect((await statusOf('facts')).failure).toMatchObject({
    reason: expect.stringContaining('OrganizationBeamedUp'),
    place: { register: 'sample', decisionId: 'newer', revision: 3 },
  });
});

test('rows of an older version are built anew at the start', async () => {
  found('a');
  const first = start();
  await status.waitFor('sample', 1, 5000);
  await first.stop();
  await database.query(`UPDATE organization_version SET name = 'wrong'`);
  const newer = projectionCatalogue.map((projection) =>
    projection.name === 'timeline' ? { ...projection, version: projection.version + 1 } : projection,
  );
  start({ projections: newer });
  found('b');
  await until(async () => (await statusOf('timeline')).version === 2);
  expect(await status.waitFor('sample', 3, 5000)).toBe(true);
  expect(await names()).toEqual(['a', 'b']);
});

test('rows of a newer version are left to the newer program', async () => {
  found('a');
  const old = start();
  expect(old.role).toBe('standing-by');
  await status.waitFor('sample', 1, 5000);
  expect(old.role).toBe('projecting');
  const newer = projectionCatalogue.map((projection) =>
    projection.name === 'timeline' ? { ...projection, version: projection.version + 1 } : projection,
  );
  await new Rebuilder(database, ledger, newer, noLock).rebuild({ projections: ['timeline'] });
  found('b');
  await until(async () => old.role === 'outdated');
  found('c');
  start({ projections: newer });
  expect(await status.waitFor('sample', 5, 5000)).toBe(true);
  expect(await names()).toEqual(['a', 'b', 'c']);
  expect(old.role).toBe('outdated');
  for (const { failure } of await status.status()) expect(failure).toBeNull();
  expect(errors).toEqual([]);
});

test('a failure that is over is told no more, also when nothing is recorded after it', async () => {
  let away = false;
  ledger = new (class extends MemoryLedger {
    override async *subscribe(options: SubscribeOptions) {
      const cut = new AbortController();
      const watch = setInterval(() => away && cut.abort(new Error('The log is away.')), 5);
      const signal = AbortSignal.any([options.signal, cut.signal]);
      yield* super.subscribe({ ...options, signal });
      clearInterval(watch);
      cut.signal.throwIfAborted();
    }
  })();
  status = new ReadModelStatus(database, ledger, progress, projectionCatalogue);
  found('a');
  start();
  expect(await status.waitFor('sample', 1, 5000)).toBe(true);
  away = true;
  await until(async () => (await statusOf('facts')).failure?.reason === 'The log is away.');
  away = false;
  await until(async () => (await status.status()).every(({ state }) => state === 'live'));
});
