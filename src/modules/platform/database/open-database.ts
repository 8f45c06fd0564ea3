import { DataSource, type DataSourceOptions } from 'typeorm';
import { entities } from '../../../projections/entities.js';
import { migrations } from '../../../projections/migrations/index.js';
import type { Configuration } from '../config/configuration.js';
import { ledgerMigrations } from '../../ledger/postgres/migrations/index.js';
import type { Database } from './database.js';
import { describeUrl } from './describe-url.js';
import { openEmbedded } from '../embedded/open-embedded.js';
import { migrate } from './migrate.js';
import { openPool } from './open-pool.js';
import { types } from './column-types.js';

/** The ledger and the read models. */
const whole = { entities, migrations: [...ledgerMigrations, ...migrations] };

/** Connections of each pool. The embedded store answers one at a time, so more would only wait. */
const connections = { embedded: 4, server: 10 };

/**
 * A transaction whose process is suspended, or whose network is gone, is ended by the server after so long, and keeps
 * nobody waiting. The embedded store has no other process, and no clock of that kind.
 */
const SILENT_TRANSACTION_MS = 10_000;

/** Connects to the configured database, or starts the embedded one, and brings its tables up to date. */
export async function openDatabase(
  configuration: Pick<Configuration, 'DATABASE_URL' | 'ORGLEDGER_DATA'>,
): Promise<Database> {
  const { DATABASE_URL, ORGLEDGER_DATA } = configuration;
  if (DATABASE_URL !== undefined) return connect(DATABASE_URL, describeUrl(DATABASE_URL));
  const store = await openEmbedded(ORGLEDGER_DATA);
  try {
    return await connect(store.url, `embedded in ${ORGLEDGER_DATA}`, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Connects to a server that holds a ledger and no read models, and brings the ledger's table up to date. */
export function openLedgerDatabase(url: string): Promise<Database> {
  return connect(url, describeUrl(url), undefined, { entities: [], migrations: ledgerMigrations });
}

async function connect(
  url: string,
  description: string,
  store?: { close(): Promise<void> },
  schema: Pick<DataSourceOptions, 'entities' | 'migrations'> = whole,
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
