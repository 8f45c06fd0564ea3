import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Configuration } from '../config/configuration.js';
import type { Database } from './database.js';
import { describeUrl } from './describe-url.js';
import { openEmbedded } from '../embedded/open-embedded.js';
import { migrate } from './migrate.js';
import { openPool } from './open-pool.js';
import { types } from './column-types.js';

/** The tables of a database: what is mapped to them, and the migrations that make them. */
export type Schema = Required<Pick<DataSourceOptions, 'entities' | 'migrations'>>;

/** Connections of each pool. The embedded store answers one at a time, so more would only wait. */
const connections = { embedded: 4, server: 10 };

/**
 * A transaction whose process is suspended, or whose network is gone, is ended by the server after so long, and keeps
 * nobody waiting. The embedded store has no other process, and no clock of that kind.
 */
const SILENT_TRANSACTION_MS = 10_000;

/** Connects to the configured database, or starts the embedded one, and brings the tables of `schema` up to date. */
export async function openDatabase(
  { DATABASE_URL, ORGLEDGER_DATA }: Pick<Configuration, 'DATABASE_URL' | 'ORGLEDGER_DATA'>,
  schema: Schema,
): Promise<Database> {
  if (DATABASE_URL !== undefined) return connect(DATABASE_URL, describeUrl(DATABASE_URL), schema);
  const store = await openEmbedded(ORGLEDGER_DATA);
  try {
    return await connect(store.url, `embedded in ${ORGLEDGER_DATA}`, schema, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function connect(
  url: string,
  description: string,
  schema: Schema,
  store?: { close(): Promise<void> },
): Promise<Database> {
  const max = store ? connections.embedded : connections.server;
  const pool = openPool(url, max);
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    poolSize: max,
    ...schema,
    extra: { types, ...(!store && { idle_in_transaction_session_timeout: SILENT_TRANSACTION_MS }) },
  });
  const close = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await pool.end();
    await store?.close();
  };
  try {
    await dataSource.initialize();
    await migrate(dataSource);
  } catch (error) {
    await close();
    throw error;
  }
  return { pool, dataSource, description, embedded: store !== undefined, close };
}
