import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { readConfiguration, Configuration } from '../../src/modules/platform/config/configuration.js';
import { ConfigurationModule } from '../../src/modules/platform/config/configuration.module.js';
import { Database } from '../../src/modules/platform/database/database.js';
import { DatabaseModule } from '../../src/modules/platform/database/database.module.js';
import { openEmbedded } from '../../src/modules/platform/embedded/open-embedded.js';
import { openDatabase } from '../../src/modules/platform/database/open-database.js';
import { schema } from '../../src/schema.js';
import { Ledger } from '../../src/modules/ledger/ledger.js';
import { LedgerModule } from '../../src/modules/ledger/ledger.module.js';
import { newServerDatabase, newDataFolder, openTestDatabase, testDatabaseUrl } from '../support/stores.js';

/** A database without tables. */
async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  if (testDatabaseUrl !== undefined) return newServerDatabase(testDatabaseUrl);
  const folder = await newDataFolder();
  const store = await openEmbedded(folder);
  const drop = async (): Promise<void> => {
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return { url: store.url, drop };
}

describe('The values of a connection', () => {
  const sql = `SELECT DATE '2016-02-29' AS day, ARRAY[DATE '2016-02-29', NULL] AS days,
    TIMESTAMPTZ '2016-02-29 07:00:00.1239+07' AS moment, 9007199254740991 AS most, count(*) AS count,
    NULL::date AS no_day, 1.10::numeric AS exact, '{"a": 9}'::jsonb AS json`;
  const values = {
    day: '2016-02-29',
    days: ['2016-02-29', null],
    moment: '2016-02-29T00:00:00.123Z',
    most: Number.MAX_SAFE_INTEGER,
    count: 1,
    no_day: null,
    exact: '1.10',
    json: { a: 9 },
  };
  let database: Database;

  beforeAll(async () => {
    database = await openTestDatabase();
  });

  afterAll(() => database.close());

  it('are ours, from the pool and from TypeORM', async () => {
    expect((await database.pool.query(sql)).rows).toEqual([values]);
    expect(await database.dataSource.query(sql)).toEqual([values]);
  });

  it('are refused where digits would be lost', async () => {
    await expect(database.pool.query('SELECT 9007199254740992')).rejects.toThrow(
      'does not fit into a number',
    );
    await expect(database.dataSource.query('SELECT 9007199254740992')).rejects.toThrow('does not fit');
  });
});

describe('Opening a database', () => {
  it('migrates it once when several processes come at the same time', async () => {
    const { url, drop } = await createDatabase();
    const opened = await Promise.all(
      [1, 2, 3].map(() => openDatabase({ DATABASE_URL: url, ORGLEDGER_DATA: '' }, schema)),
    );
    const { rows } = await opened[0]!.pool.query('SELECT name FROM migrations');
    expect(new Set(rows).size).toBe(opened[0]!.dataSource.migrations.length);
    await Promise.all(opened.map((database) => database.close()));
    await drop();
  });

  it('makes a column for every field of a row', async () => {
    const database = await openTestDatabase();
    const wanted = database.dataSource.entityMetadatas.flatMap(({ tableName, columns }) =>
      columns.map(({ databaseName }) => `${tableName}.${databaseName}`),
    );
    const { rows } = await database.pool.query<{ name: string }>(
      "SELECT table_name || '.' || column_name AS name FROM information_schema.columns",
    );
    const made = new Set(rows.map(({ name }) => name));
    expect(wanted.filter((name) => !made.has(name))).toEqual([]);
    expect(wanted).toContain('organization_version.authorities');
    await database.close();
  });

  it('fails when nothing is there, and leaves nothing open', async () => {
    const nowhere = { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/nothing', ORGLEDGER_DATA: '' };
    await expect(openDatabase(nowhere, schema)).rejects.toThrow('ECONNREFUSED');
  });

  it('never tells a password', async () => {
    const { url, drop } = await createDatabase();
    const withPassword = new URL(url);
    withPassword.password ||= 'secret';
    const database = await openDatabase({ DATABASE_URL: withPassword.href, ORGLEDGER_DATA: '' }, schema);
    expect(database.description).toContain(withPassword.port);
    expect(database.description).not.toContain(`:${withPassword.password}`);
    await database.close();
    await drop();
  });
});

describe('The modules', () => {
  it('provide the database and the ledger, and close them', async () => {
    const folder = await newDataFolder();
    const module = await Test.createTestingModule({
      imports: [ConfigurationModule, DatabaseModule.forRoot(schema), LedgerModule],
    })
      .overrideProvider(Configuration)
      .useValue(readConfiguration({ ORGLEDGER_DATA: folder }))
      .compile();
    const app = await module.init();
    expect(await app.get(Ledger).head()).toBeUndefined();
    expect(app.get(Database)).toMatchObject({ embedded: true, description: `embedded in ${folder}` });
    await app.close();

    const again = await openEmbedded(folder);
    await again.close();
    rmSync(folder, { recursive: true });
  });
});
