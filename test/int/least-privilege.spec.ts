import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openDatabase } from '../../src/modules/platform/database/open-database.js';
import { schema } from '../../src/schema.js';
import type { Database } from '../../src/modules/platform/database/database.js';
import { NO_STREAM } from '../../src/modules/ledger/ledger.js';
import { PostgresLedger } from '../../src/modules/ledger/postgres/postgres-ledger.js';
import { noLock } from '../../src/modules/projecting/projector-lock.js';
import { Rebuilder } from '../../src/modules/projecting/rebuild.js';
import { projectionCatalogue } from '../../src/projections/projection-catalogue.js';
import { decisionEvents } from '../support/recorded.js';
import { newServerDatabase, testDatabaseUrl } from '../support/stores.js';

if (testDatabaseUrl === undefined)
  it.skip('The accounts of docs/operations.md: TEST_DATABASE_URL is not set', () => undefined);
else describeAccounts(testDatabaseUrl);

/** What the page about operations reports a superuser to do before the first start, and after it. */
function statements(): [before: string, after: string] {
  const section = readFileSync('docs/operations.md', 'utf8').split('## Accounts with the least rights')[1]!;
  const [before, after] = [...section.matchAll(/```sql\n([^]*?)```/g)].map(([, sql]) => sql!);
  return [before!, after!];
}

function describeAccounts(serverUrl: string): void {
  describe('The accounts of docs/operations.md', () => {
    let store: { url: string; drop: () => Promise<void> };
    let superuser: pg.Client;
    let database: Database;
    let role: string;

    /** Roles belong to the whole server: here they are named after the database. */
    const named = (sql: string) => sql.replaceAll(/\borgledger(?=_keeper|\b)/g, role);

    beforeAll(async () => {
      store = await newServerDatabase(serverUrl);
      role = new URL(store.url).pathname.slice(1);
      superuser = new pg.Client(store.url);
      await superuser.connect();
      const [before, after] = statements();
      await superuser.query(named(before));
      await superuser.query(`ALTER ROLE ${role} PASSWORD 'of-the-test'`);
      const url = new URL(store.url);
      [url.username, url.password] = [role, 'of-the-test'];
      database = await openDatabase({ DATABASE_URL: url.href, ORGLEDGER_DATA: '' }, schema);
      await superuser.query(named(after));
    });
    afterAll(async () => {
      await database.close();
      await superuser.query(
        `DROP OWNED BY ${role}, ${role}_keeper CASCADE; DROP ROLE ${role}, ${role}_keeper`,
      );
      await superuser.end();
      await store.drop();
    });

    it('are enough to decide, to project and to rebuild', async () => {
      const ledger = new PostgresLedger(database);
      const data = { organization: { organizationId: 'a', name: 'a', kind: 'G', parentId: null } };
      const change = { type: 'OrganizationFounded', data, effectiveOn: '2015-01-01' };
      const events = decisionEvents('sample', 'd1', [change]);
      expect(await ledger.append('register-sample', NO_STREAM, events)).toMatchObject({
        outcome: 'recorded',
      });
      await new Rebuilder(database.dataSource, ledger, projectionCatalogue, noLock).rebuild();
      const { rows } = await database.pool.query('SELECT name FROM organization_version');
      expect(rows).toEqual([{ name: 'a' }]);
    });

    it.each([
      `UPDATE ledger_event SET type = 'x'`,
      'DELETE FROM ledger_event',
      'TRUNCATE ledger_event',
      'DROP TABLE ledger_event',
      'ALTER TABLE ledger_event DISABLE TRIGGER ALL',
      'DROP TRIGGER ledger_event_is_immutable ON ledger_event',
      'DELETE FROM ledger_head',
      'DROP FUNCTION ledger_append',
      `CREATE OR REPLACE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
      `SET session_replication_role = 'replica'`,
      'DROP SCHEMA public CASCADE',
    ])('refuse %s', async (sql) => {
      await expect(database.pool.query(sql)).rejects.toThrow(/permission denied|must be owner/);
    });
  });
}
