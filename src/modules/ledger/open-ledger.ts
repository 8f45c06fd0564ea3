import type { Configuration } from '../platform/config/configuration.js';
import type { Database } from '../platform/database/database.js';
import { ledgerSchema } from './postgres/migrations/index.js';
import { openDatabase } from '../platform/database/open-database.js';
import { KurrentLedger } from './kurrent/kurrent-ledger.js';
import { isKurrentUrl, parseKurrentUrl, type KurrentUrl } from '../platform/config/kurrent-url.js';
import type { Ledger } from './ledger.js';
import { PostgresLedger } from './postgres/postgres-ledger.js';

/** The ledger that `LEDGER_URL` names; in the database of the read models when it names none. */
export async function openLedger(configuration: Configuration, database: Database): Promise<Ledger> {
  return (await openSeparateLedger(configuration)) ?? new PostgresLedger(database);
}

/**
 * The ledger that `LEDGER_URL` names; undefined when it names none. A KurrentDB server is connected to when it is
 * first needed, and need not be there before.
 */
export async function openSeparateLedger(configuration: Configuration): Promise<Ledger | undefined> {
  const { LEDGER_URL, LEDGER_APPEND_LIMIT, LEDGER_STREAM_PREFIX } = configuration;
  if (LEDGER_URL === undefined) return undefined;
  if (isKurrentUrl(LEDGER_URL)) {
    return new KurrentLedger(withAccount(parseKurrentUrl(LEDGER_URL), configuration), {
      appendLimit: LEDGER_APPEND_LIMIT,
      streamPrefix: LEDGER_STREAM_PREFIX,
    });
  }
  const own = await openDatabase({ DATABASE_URL: LEDGER_URL, ORGLEDGER_DATA: '' }, ledgerSchema);
  return new PostgresLedger(own, () => own.close());
}

function withAccount(url: KurrentUrl, configuration: Configuration): KurrentUrl {
  const { LEDGER_USER, LEDGER_PASSWORD, LEDGER_CA_FILE } = configuration;
  return {
    ...url,
    ...(LEDGER_USER !== undefined && { user: LEDGER_USER, password: LEDGER_PASSWORD ?? '' }),
    options: { ...url.options, ...(LEDGER_CA_FILE !== undefined && { tlsCAFile: LEDGER_CA_FILE }) },
  };
}
