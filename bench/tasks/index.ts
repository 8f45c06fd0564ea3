import { importRegister } from './import.js';
import { askAll } from './queries.js';
import { rates } from './rates.js';
import { copyRows, rebuildAll } from './rebuild.js';
import { readEvents, readyToDecide } from './restart.js';

/** What is measured in a process of its own. */
export const tasks = { importRegister, rebuildAll, copyRows, readyToDecide, readEvents, askAll, rates };

export type Tasks = typeof tasks;
