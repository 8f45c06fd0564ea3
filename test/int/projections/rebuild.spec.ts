import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import type { Database } from '../../../src/modules/platform/database/database.js';
import { projectionCatalogue } from '../../../src/projections/projection-catalogue.js';
import { lineageProjection } from '../../../src/projections/lineage/lineage.projection.js';
import type { Projection } from '../../../src/projections/projection.js';
import { LocalProgress } from '../../../src/modules/read-side/progress/local-progress.js';
import { noLock } from '../../../src/modules/projecting/projector-lock.js';
import { Projector } from '../../../src/modules/projecting/projector.js';
import { ReadModelStatus } from '../../../src/modules/read-side/progress/read-model-status.js';
import { Rebuilder } from '../../../src/modules/projecting/rebuild.js';
import { MemoryLedger } from '../../support/memory-ledger.js';
import { plainBatches, withRectifications } from '../../support/random-decisions.js';
import { openTestDatabase } from '../../support/stores.js';
import { decisionEvents } from '../../support/recorded.js';

Logger.overrideLogger(false);

let database: DataSource;
let store: Database;
let ledger: MemoryLedger;
let status: ReadModelStatus;
let projector: Projector;
let rebuilder: Rebuilder;

beforeEach(async () => {
  store = await openTestDatabase();
  database = store.dataSource;
  ledger = new MemoryLedger();
  const progress = new LocalProgress();
  status = new ReadModelStatus(database, ledger, progress, projectionCatalogue);
  rebuilder = new Rebuilder(database, ledger, projectionCatalogue, noLock);
  projector = new Projector({
    database,
    ledger,
    projections: projectionCatalogue,
    lock: noLock,
    progress,
    rebuild: () => Promise.reject(new Error('There is nothing to rebuild.')),
  });
  projector.start();
});
afterEach(async () => {
  await projector.stop();
  await store.close();
});

let decisions = 0;

/** Records random decisions in several registers; the last revision of each. */
function record(seed: number): Map<string, number> {
  const all = fc.sample(plainBatches, { seed, numRuns: 3 }).flat(2);
  for (const [r, register] of ['north', 'south'].entries()) {
    const own = all.filter((_, i) => i % 2 === r);
    const first = decisions + 1;
    // Rectifications name changes by revision: those of a register that begins with them.
    const base = ledger.log.filter(({ stream }) => stream === `register-${register}`).length;
    const rectified =
      base === 0
        ? withRectifications(own, (i) => `d${first + i}`)
        : own.map((changes) => changes.filter(({ type }) => type !== 'Rectified'));
    for (const changes of rectified) {
      ledger.push(`register-${register}`, decisionEvents(register, `d${++decisions}`, changes));
    }
  }
  return new Map(ledger.log.map(({ metadata, revision }) => [metadata.register, revision]));
}

async function caughtUp(heads: ReadonlyMap<string, number>): Promise<void> {
  for (const [register, revision] of heads) {
    expect(await status.waitFor(register, revision, 10_000)).toBe(true);
  }
}

const tables = [
  ...projectionCatalogue.flatMap(({ tables }) => tables),
  'projection_checkpoint',
  'projection_progress',
];

/** All rows of all read models, in an order of their own. */
async function dump(): Promise<Record<string, string[]>> {
  const result: Record<string, string[]> = {};
  for (const table of tables) {
    const rows = await database.query<{ row: string }[]>(
      `SELECT t::text AS row FROM ${table} t ORDER BY t::text COLLATE "C"`,
    );
    result[table] = rows.map(({ row }) => row);
  }
  return result;
}

async function indexes(): Promise<unknown> {
  return database.query(
    `SELECT tablename, indexname, indexdef FROM pg_indexes
      WHERE schemaname = 'public' ORDER BY indexname`,
  );
}

test('rebuilt rows are those that were there, row for row, under the same indexes', async () => {
  for (let seed = 1; seed <= 8; seed++) await caughtUp(record(seed));
  const rows = await dump();
  const definitions = await indexes();
  expect(rows['organization_version']!.length).toBeGreaterThan(50);
  const seen: [number, number][] = [];
  await rebuilder.rebuild({ onProgress: (done, total) => seen.push([done, total]) });
  expect(await dump()).toEqual(rows);
  expect(await indexes()).toEqual(definitions);
  expect(seen.at(-1)).toEqual([ledger.log.length, ledger.log.length]);
});

test('what was spoilt is right again, and what was not named is left alone', async () => {
  await caughtUp(record(1));
  const rows = await dump();
  await database.query(`DELETE FROM organization_count`);
  await database.query(`UPDATE organization_count_block SET counts = '{}'`);
  await database.query(`DELETE FROM succession`);
  await rebuilder.rebuild({ projections: ['counts'] });
  expect(await dump()).toEqual({ ...rows, succession: [] });
  await expect(rebuilder.rebuild({ projections: ['count'] })).rejects.toThrow(RangeError);
});

test('the live rows are followed and read all the while', async () => {
  for (let seed = 1; seed <= 4; seed++) await caughtUp(record(seed));
  const ended = new AbortController();
  const rebuilt = rebuilder.rebuild().finally(() => ended.abort());
  let reads = 0;
  for (let seed = 5; !ended.signal.aborted; seed++) {
    if (seed < 30) record(seed);
    const [{ n }] = await database.query<[{ n: number }]>(
      'SELECT count(*)::integer AS n FROM organization_version',
    );
    expect(n).toBeGreaterThan(0);
    reads++;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await rebuilt;
  expect(reads).toBeGreaterThan(5);
  await caughtUp(record(99));
  const rows = await dump();
  await rebuilder.rebuild();
  expect(await dump()).toEqual(rows);
});

test('a rebuild that was broken off leaves the live rows, and the next one starts afresh', async () => {
  await caughtUp(record(1));
  const rows = await dump();
  const broken = { signal: AbortSignal.abort() };
  await expect(rebuilder.rebuild(broken)).rejects.toThrow();
  await database.query('CREATE SCHEMA public_next');
  await database.query('CREATE TABLE public_next.succession (leftover integer)');
  await rebuilder.rebuild();
  expect(await dump()).toEqual(rows);
  expect(await database.query(`SELECT 1 FROM pg_namespace WHERE nspname = 'public_next'`)).toEqual([]);
});

test('nothing ends a transaction of a rebuild that is silent while it works out what to write', async () => {
  record(1);
  await database.query(`SET idle_in_transaction_session_timeout = '1h'`);
  const timeouts = new Set<unknown>();
  const watched: Projection = {
    ...lineageProjection,
    async apply(batch, transaction) {
      const setting = 'idle_in_transaction_session_timeout';
      const [row] = await transaction.query<Record<string, unknown>[]>(`SHOW ${setting}`);
      timeouts.add(row![setting]);
      await lineageProjection.apply(batch, transaction);
    },
  };
  await new Rebuilder(database, ledger, [watched], noLock).rebuild();
  expect([...timeouts]).toEqual(['0']);
});
