import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import type { Database } from '../../src/modules/platform/database/database.js';
import { openEmbedded } from '../../src/modules/platform/embedded/open-embedded.js';
import { openDatabase } from '../../src/modules/platform/database/open-database.js';
import { schema } from '../../src/schema.js';
import { defaultAppendLimit } from '../../src/modules/ledger/kurrent/append/append-limit.js';

export const testDatabaseUrl = process.env['TEST_DATABASE_URL'];

/** A KurrentDB or EventStoreDB server, or a cluster. */
export const testKurrentUrl = process.env['KURRENTDB_URL'];

/** Bytes that it takes in one append, where it was reported to take more than usual. */
export const testKurrentLimit = Number(process.env['KURRENTDB_APPEND_LIMIT'] ?? defaultAppendLimit);

/** What names of streams begin with in a test: nobody else's do. */
export function newStreamPrefix(): string {
  return `test-${randomUUID()}-`;
}

/**
 * A migrated database that nobody else uses: a new one on the server of TEST_DATABASE_URL, or an embedded one in a
 * new folder. Closing it removes it.
 */
export function openTestDatabase(): Promise<Database> {
  return testDatabaseUrl === undefined ? openEmbeddedDatabase() : openServerDatabase(testDatabaseUrl);
}

export async function openEmbeddedDatabase(): Promise<Database> {
  const folder = await newDataFolder();
  const database = await openDatabase({ ORGLEDGER_DATA: folder }, schema);
  return closingWith(database, async () => rmSync(folder, { recursive: true }));
}

export async function openServerDatabase(serverUrl: string): Promise<Database> {
  const { url, drop } = await newServerDatabase(serverUrl);
  const database = await openDatabase({ DATABASE_URL: url, ORGLEDGER_DATA: '' }, schema);
  return closingWith(database, drop);
}

/** A new, empty database on a server. The caller drops it. */
export async function newServerDatabase(
  serverUrl: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `orgledger_test_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await onServer(serverUrl, `CREATE DATABASE ${name}`);
  return { url: url.href, drop: () => onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/** Where a new, empty store is, as environment variables. The caller removes it. */
export async function newStore(): Promise<{
  readonly variables: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}> {
  if (testDatabaseUrl !== undefined) {
    const { url, drop } = await newServerDatabase(testDatabaseUrl);
    return { variables: { DATABASE_URL: url }, remove: drop };
  }
  const folder = await newDataFolder();
  const remove = async (): Promise<void> => rmSync(folder, { recursive: true });
  return { variables: { ORGLEDGER_DATA: folder }, remove };
}

/** A data folder that has just been made, without the seconds that making one takes. The caller removes it. */
export async function newDataFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'orgledger-test-'));
  cpSync(await templateFolder(), folder, { recursive: true });
  return folder;
}

async function templateFolder(): Promise<string> {
  const template = join(tmpdir(), `orgledger-template-${pgliteVersion()}-${process.getuid?.() ?? 0}`);
  if (existsSync(template)) return template;
  const unfinished = mkdtempSync(`${template}-`);
  await (await openEmbedded(unfinished)).close();
  try {
    renameSync(unfinished, template);
  } catch {
    // Another test process was faster.
    rmSync(unfinished, { recursive: true });
  }
  return template;
}

function pgliteVersion(): string {
  const main = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(readFileSync(join(dirname(main), '../package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

function closingWith(database: Database, afterwards: () => Promise<void>): Database {
  const close = async (): Promise<void> => {
    await database.close();
    await afterwards();
  };
  return { ...database, close };
}
