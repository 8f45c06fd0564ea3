import { ReadModels1700000000000 } from './1700000000000-read-models.js';

/** Migrations of the read models, oldest first. */
export const migrations = [ReadModels1700000000000];
