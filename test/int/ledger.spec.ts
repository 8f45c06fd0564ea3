import { describe, expect, it } from '@jest/globals';
import type { Database } from '../../src/modules/platform/database/database.js';
import { KurrentLedger } from '../../src/modules/ledger/kurrent/kurrent-ledger.js';
import { parseKurrentUrl } from '../../src/modules/platform/config/kurrent-url.js';
import { NO_STREAM } from '../../src/modules/ledger/ledger.js';
import { PostgresLedger } from '../../src/modules/ledger/postgres/postgres-ledger.js';
import { describeLedger, type OpenLedger } from '../support/ledger-contract.js';
import { newEvents, newStream } from '../support/new-events.js';
import {
  newStreamPrefix,
  openEmbeddedDatabase,
  openServerDatabase,
  openTestDatabase,
  testDatabaseUrl,
  testKurrentLimit,
  testKurrentUrl,
} from '../support/stores.js';

async function onDatabase(opening: Promise<Database>): Promise<OpenLedger> {
  const database = await opening;
  return { ledger: new PostgresLedger(database), close: () => database.close() };
}

function onKurrent(url: string): Promise<OpenLedger> {
  const ledger = new KurrentLedger(parseKurrentUrl(url), {
    appendLimit: testKurrentLimit,
    streamPrefix: newStreamPrefix(),
  });
  return Promise.resolve({ ledger, close: () => ledger.close() });
}

describeLedger('Embedded PostgreSQL', () => onDatabase(openEmbeddedDatabase()));

const server = testDatabaseUrl;
if (server !== undefined) describeLedger('PostgreSQL server', () => onDatabase(openServerDatabase(server)));
else it.skip('PostgreSQL server as a ledger: TEST_DATABASE_URL is not set', () => undefined);

const kurrent = testKurrentUrl;
if (kurrent !== undefined) describeLedger('KurrentDB', () => onKurrent(kurrent));
else it.skip('KurrentDB as a ledger: KURRENTDB_URL is not set', () => undefined);

describe('The ledger table', () => {
  it('never stores an event id twice', async () => {
    const database = await openTestDatabase();
    try {
      const ledger = new PostgresLedger(database);
      const [first, second] = newEvents(2);
      await ledger.append(newStream(), NO_STREAM, [first!]);
      await expect(ledger.append(newStream(), NO_STREAM, [second!, first!])).rejects.toThrow('duplicate key');
      expect(await ledger.countAfter(undefined)).toBe(1);
      expect((await database.pool.query('SELECT * FROM ledger_event')).rowCount).toBe(1);
    } finally {
      await database.close();
    }
  });

  it.each([
    ['UPDATE', `UPDATE ledger_event SET type = 'Other'`],
    ['DELETE', 'DELETE FROM ledger_event'],
    ['TRUNCATE', 'TRUNCATE ledger_event'],
  ])('refuses %s, and says why', async (operation, sql) => {
    const database = await openTestDatabase();
    try {
      await new PostgresLedger(database).append(newStream(), NO_STREAM, newEvents(1));
      await expect(database.pool.query(sql)).rejects.toThrow(
        `The ledger is append-only: ${operation} of ledger_event is refused.`,
      );
      expect((await database.pool.query('SELECT * FROM ledger_event')).rowCount).toBe(1);
    } finally {
      await database.close();
    }
  });
});
