import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fsyncPath } from './durable-fs.js';

/** Makes a folder, and those it lies in, so that they are there after a power cut. */
export function makeFolder(path: string): void {
  const first = mkdirSync(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = path; made !== dirname(first); made = dirname(made)) fsyncPath(dirname(made));
}
