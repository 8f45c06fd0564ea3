import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fsyncPath } from './durable-fs.js';

/** Makes a folder, and those it lies in, so that they are there after a power cut. */
export function makeFolder(path: string): void {
  const missing = [path];
  while (!existsSync(dirname(missing[0]!))) missing.unshift(dirname(missing[0]!));
  // One by one: where the system lets nobody make any, as under /proc, Node tries for ever to make them together.
  for (const folder of missing) makeOne(folder);
}

function makeOne(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && statSync(path).isDirectory()) return;
    throw error;
  }
  fsyncPath(dirname(path));
}
