import { join } from 'node:path';
import { describeStoreUrl, type StoreUrl } from '../../src/modules/ledger/copy/store-url.js';

/** What is hammered: a ledger, and read models that follow it. */
export interface Store {
  readonly ledger: StoreUrl;
  /** A PostgreSQL database for the read models of all writers; beside the ledger, or in folders, when absent. */
  readonly database: string | undefined;
  /** Where folders of read models go. */
  readonly folder: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** One process at a time holds an embedded store. */
export function processesOf({ ledger }: Store, writers: number): number {
  return ledger.kind === 'embedded' ? 1 : writers;
}

/** The settings with which a writer's process runs; the account on KurrentDB is that of this process's own settings. */
export function environmentOf(store: Store, writer: number): Environment {
  const { ledger, database, folder } = store;
  const {
    DATABASE_URL: _d,
    DATABASE_URL_FILE: _df,
    LEDGER_URL: _l,
    LEDGER_URL_FILE: _lf,
    ...rest
  } = process.env;
  switch (ledger.kind) {
    case 'embedded':
      return { ...rest, ORGLEDGER_DATA: ledger.folder };
    case 'postgres':
      return database === undefined
        ? { ...rest, DATABASE_URL: ledger.url }
        : { ...rest, LEDGER_URL: ledger.url, DATABASE_URL: database };
    case 'kurrent': {
      const readModels =
        database === undefined
          ? { ORGLEDGER_DATA: join(folder, `read-models-${writer}`) }
          : { DATABASE_URL: database };
      return { ...rest, LEDGER_URL: ledger.url, ...readModels };
    }
  }
}

/** Writers whose read models are their own: the first one stands for all that share them. */
export function ownersOfReadModels({ ledger, database }: Store, writers: number): number[] {
  const apart = ledger.kind === 'kurrent' && database === undefined;
  return apart ? Array.from({ length: writers }, (_, writer) => writer) : [0];
}

export function describeStore({ ledger, database }: Store): string {
  const readModels =
    database !== undefined
      ? 'read models in one database'
      : ledger.kind === 'kurrent'
        ? "each process's read models in a folder of its own"
        : 'read models beside it';
  return `${ledger.kind} ${describeStoreUrl(ledger)}, ${readModels}`;
}
