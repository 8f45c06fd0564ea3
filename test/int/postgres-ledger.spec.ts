import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Database } from '../../src/modules/platform/database/database.js';
import { openPool } from '../../src/modules/platform/database/open-pool.js';
import { LedgerUnavailable, NO_STREAM } from '../../src/modules/ledger/ledger.js';
import { PostgresLedger } from '../../src/modules/ledger/postgres/postgres-ledger.js';
import { Cable } from '../support/cable.js';
import { newEvents, newStream } from '../support/new-events.js';
import { openTestDatabase, testDatabaseUrl } from '../support/stores.js';

describe('The PostgreSQL ledger behind a bad connection', () => {
  let database: Database;
  let target: URL;
  let cable: Cable;
  let port: number;
  let pool: Pool;
  let ledger: PostgresLedger;

  beforeAll(async () => {
    database = await openTestDatabase();
    const { connectionString } = database.pool.options;
    target = new URL(connectionString!);
    cable = new Cable(target.hostname, Number(target.port || 5432));
    port = await cable.listen();
    const url = new URL(target);
    url.host = `127.0.0.1:${port}`;
    pool = openPool(url.href, 4);
    const { dataSource, description, embedded } = database;
    ledger = new PostgresLedger({ pool, dataSource, description, embedded, close: () => pool.end() });
  });

  afterAll(async () => {
    await pool.end();
    await cable.cut();
    await database.close();
  });

  beforeEach(() => {
    cable.passAnswer = () => true;
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  });

  it('says that the outcome is unknown when the answer is lost, though the events are there', async () => {
    const stream = newStream();
    await ledger.head();
    cable.passAnswer = () => false;
    expect(await ledger.append(stream, NO_STREAM, newEvents(2))).toMatchObject({ outcome: 'unknown' });
    cable.passAnswer = () => true;
    const read: number[] = [];
    for await (const { revision } of ledger.read(stream)) read.push(revision);
    expect(read).toEqual([0, 1]);
  });

  it('fails with what PostgreSQL says when it has refused the events, and stores none', async () => {
    const stream = newStream();
    const [first, second] = newEvents(2);
    const noText = { ...second!, data: { text: 'a\0b' } };
    await expect(ledger.append(stream, NO_STREAM, [first!, noText])).rejects.toThrow('unsupported Unicode');
    for await (const event of ledger.read(stream)) throw new Error(`Stored: ${event.id}`);
  });

  it('is unavailable when there is no connection, and a subscription goes on when there is again', async () => {
    const stream = newStream();
    const end = new AbortController();
    const read: number[] = [];
    let append: Promise<unknown> | undefined;
    const onCaughtUp = (): void => {
      append ??= cutAndAppend().catch((error: unknown) => end.abort(error));
    };
    const cutAndAppend = async (): Promise<void> => {
      await cable.cut();
      while (pool.totalCount > 0) await sleep(10);
      await expect(ledger.append(stream, NO_STREAM, newEvents(1))).rejects.toThrow(LedgerUnavailable);
      await expect(ledger.read(stream)[Symbol.asyncIterator]().next()).rejects.toThrow(LedgerUnavailable);
      await expect(ledger.head()).rejects.toThrow(LedgerUnavailable);
      const beside = new PostgresLedger(database);
      await beside.append(stream, NO_STREAM, newEvents(600));
      cable = new Cable(target.hostname, Number(target.port || 5432));
      await cable.listen(port);
    };
    for await (const event of ledger.subscribe({
      after: await ledger.head(),
      signal: end.signal,
      onCaughtUp,
    })) {
      if (read.push(event.revision) === 600) end.abort();
    }
    await append;
    expect(read).toEqual(Array.from({ length: 600 }, (_, revision) => revision));
  });

  it('hands over what another process appends', async () => {
    const stream = newStream();
    const end = new AbortController();
    const other = new PostgresLedger(database);
    let asked = Infinity;
    const onCaughtUp = (): void => {
      setTimeout(() => {
        asked = Date.now();
        void other.append(stream, NO_STREAM, newEvents(1));
      }, 100);
    };
    for await (const event of ledger.subscribe({
      after: await ledger.head(),
      signal: end.signal,
      onCaughtUp,
    })) {
      expect(event.stream).toBe(stream);
      expect(Date.now() - asked).toBeLessThan(testDatabaseUrl === undefined ? 3_000 : 500);
      end.abort();
    }
  });

  it('refuses a position that it did not make', async () => {
    expect(() => ledger.comparePositions('1', 'C:12/P:12')).toThrow('no position of the PostgreSQL ledger');
  });
});
