import { message } from '../../../events/messages/message.js';
import { readConfiguration, variables } from '../../platform/config/configuration.js';
import { isBegun } from '../../platform/embedded/cluster-folder.js';
import { openDatabase } from '../../platform/database/open-database.js';
import { openPool } from '../../platform/database/open-pool.js';
import { NotFound } from '../../errors/request-errors.js';
import { parseKurrentUrl } from '../../platform/config/kurrent-url.js';
import { ledgerSchema } from '../postgres/migrations/index.js';
import type { Ledger } from '../ledger.js';
import { openSeparateLedger } from '../open-ledger.js';
import { PostgresLedger } from '../postgres/postgres-ledger.js';
import { describeStoreUrl, type StoreUrl } from './store-url.js';

type Environment = Readonly<Record<string, string | undefined>>;

export interface OpenStoreOptions {
  /** Nothing is made where there is no ledger yet. */
  readonly mustExist: boolean;
  /** Account, CA file, append limit and prefix of streams on KurrentDB are settings, as for the service. */
  readonly env: Environment;
}

/**
 * Opens the ledger of a store. Closing it closes the store.
 * @throws NotFound when there has to be one and is none; ConfigurationError, FolderInUse, errors of the database
 */
export async function openStore(store: StoreUrl, { mustExist, env }: OpenStoreOptions): Promise<Ledger> {
  if (mustExist && !(await mayHoldLedger(store))) {
    throw new NotFound('unknown-ledger', message('store.no-ledger', { store: describeStoreUrl(store) }));
  }
  if (store.kind === 'embedded') {
    const database = await openDatabase({ ORGLEDGER_DATA: store.folder }, ledgerSchema);
    return new PostgresLedger(database, () => database.close());
  }
  const settings = store.kind === 'kurrent' ? kurrentSettings(store.url, env) : {};
  return (await openSeparateLedger(readConfiguration({ ...settings, LEDGER_URL: store.url })))!;
}

/** What is made of a KurrentDB comes with its first event: there, no ledger is an empty one. */
async function mayHoldLedger(store: StoreUrl): Promise<boolean> {
  if (store.kind === 'kurrent') return true;
  if (store.kind === 'embedded') return isBegun(store.folder);
  const pool = openPool(store.url, 1);
  try {
    const { rows } = await pool.query<{ there: boolean }>(
      `SELECT to_regclass('ledger_event') IS NOT NULL AS there`,
    );
    return rows[0]!.there;
  } finally {
    await pool.end();
  }
}

function kurrentSettings(url: string, env: Environment): Environment {
  const named = parseKurrentUrl(url).user !== undefined;
  const used = variables.filter(
    (name) =>
      name.startsWith('LEDGER_') &&
      !name.startsWith('LEDGER_URL') &&
      !(named && /^LEDGER_(USER|PASSWORD)/.test(name)),
  );
  return Object.fromEntries(used.map((name) => [name, env[name]]));
}
