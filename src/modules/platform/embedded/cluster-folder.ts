import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where in a data folder PostgreSQL keeps its files. */
export function clusterFolder(data: string): string {
  return join(resolve(data), 'postgres');
}

/** True when a store was ever begun in a data folder. @throws ENOTDIR where it is no folder */
export function isBegun(data: string): boolean {
  return statSync(clusterFolder(data), { throwIfNoEntry: false }) !== undefined;
}
