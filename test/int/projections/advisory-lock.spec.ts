import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Database } from '../../../src/modules/database/database.js';
import { AdvisoryLock } from '../../../src/modules/projections/projector-lock.js';
import { openServerDatabase, testDatabaseUrl } from '../../support/stores.js';

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
    await store.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks
        WHERE locktype = 'advisory' AND granted`,
    );
    const lock = await next;
    expect(holder.lost.aborted).toBe(true);
    holder.release();
    lock.release();
  });

  test('who waits can give up', async () => {
    const holder = await new AdvisoryLock(store.pool, 'projector').acquire(new AbortController().signal);
    const waiting = new AdvisoryLock(store.pool, 'projector').acquire(AbortSignal.timeout(50));
    await expect(waiting).rejects.toThrow();
    holder.release();
  });
});
