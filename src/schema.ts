import { ledgerMigrations } from './modules/ledger/postgres/migrations/index.js';
import type { Schema } from './modules/platform/database/open-database.js';
import { entities } from './projections/entities.js';
import { migrations } from './projections/migrations/index.js';

/** The tables of the ledger and of the read models, which share one database by default. */
export const schema: Schema = { entities, migrations: [...ledgerMigrations, ...migrations] };
