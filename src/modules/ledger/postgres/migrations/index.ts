import type { Schema } from '../../../platform/database/open-database.js';
import { Ledger1600000000000 } from './1600000000000-ledger.js';

/** Migrations of the PostgreSQL ledger, oldest first. */
export const ledgerMigrations = [Ledger1600000000000];

/** The table of a ledger alone. */
export const ledgerSchema: Schema = { entities: [], migrations: ledgerMigrations };
