import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Database } from '../../../src/modules/platform/database/database.js';
import { AdvisoryLock } from '../../../src/modules/projecting/projector-lock.js';
import { openServerDatabase, testDatabaseUrl } from '../../support/stores.js';

/** Advisory locks that are held in this database; other tests hold theirs in others of the same server. */
const held = `FROM pg_locks
  WHERE locktype = 'advisory' AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

const onServer = testDatabaseUrl === undefined ? describe.skip : describe;

onServer('the lock of a server', () => {
  let store: Database;
  beforeEach(async () => {
    store = await openServerDatabase(testDatabaseUrl!);
  });
  afterEach(() => store.close());

  test('another process takes over when the holder loses its connection', async () => {
    const signal = new AbortController().signal;
    const holder = await new AdvisoryLock(store.pool, 'projector').acquire(signal);

    let taken = false;
    const next = new AdvisoryLock(store.pool, 'projector').acquire(signal).then((lock) => {
      taken = true;
      return lock;
    });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(taken).toBe(false);
    await store.pool.query(`SELECT pg_terminate_backend(pid) ${held}`);
    const lock = await next;
    expect(holder.lost.aborted).toBe(true);
    holder.release();
    lock.release();
  });

  test('a holder that is silent for as long as its lease loses it, and one that works keeps it', async () => {
    const signal = new AbortController().signal;
    const holder = await new AdvisoryLock(store.pool, 'projector', 300).acquire(signal);
    const [{ pid }] = (await store.pool.query(`SELECT pid ${held}`)).rows as [{ pid: number }];
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(holder.lost.aborted).toBe(false);

    const until = performance.now() + 1000;
    while (performance.now() < until); // Nothing of this process runs.
    const next = await new AdvisoryLock(store.pool, 'projector', 300).acquire(signal);
    const { rows } = await store.pool.query(`SELECT pid ${held}`);
    expect(rows).toHaveLength(1);
    expect(rows).not.toEqual([{ pid }]);
    expect(holder.lost.aborted).toBe(true);
    holder.release();
    next.release();
  });

  test('a transaction that is silent for 10 s keeps nobody waiting', async () => {
    const silent = store.dataSource.createQueryRunner();
    await silent.startTransaction();
    await silent.query('SELECT FROM ledger_head FOR UPDATE');
    const since = performance.now();
    await store.pool.query('SELECT FROM ledger_head FOR UPDATE');
    const waited = performance.now() - since;
    expect([waited > 9_000, waited < 12_000]).toEqual([true, true]);
    await silent.release();
  });

  test('who waits can give up', async () => {
    const holder = await new AdvisoryLock(store.pool, 'projector').acquire(new AbortController().signal);
    const waiting = new AdvisoryLock(store.pool, 'projector').acquire(AbortSignal.timeout(50));
    await expect(waiting).rejects.toThrow();
    holder.release();
  });
});
