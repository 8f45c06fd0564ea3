import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Backend } from './backend.js';
import { fsyncPath } from './durable-fs.js';
import { fsyncTree } from './fsync-tree.js';

/** The major version of the PostgreSQL inside of PGlite. */
export const postgresVersion = '18';

/**
 * Starts PostgreSQL on a folder that it has for itself, making it when there is none. It is made aside, written to
 * disk whole and only then given its name, so that half of one is never taken for one.
 */
export async function startCluster(folder: string): Promise<Backend> {
  if (existsSync(folder)) refuseOtherVersions(folder);
  else await make(folder);
  return Backend.start(folder);
}

async function make(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const backend = await Backend.start(unfinished);
  await backend.close();
  fsyncTree(unfinished);
  renameSync(unfinished, folder);
  fsyncPath(dirname(folder));
}

function refuseOtherVersions(folder: string): void {
  const file = join(folder, 'PG_VERSION');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  if (version === postgresVersion) return;
  const found = version ? `was made by PostgreSQL ${version}` : 'is not a PostgreSQL database';
  throw new Error(
    `${folder} ${found}, and this is PostgreSQL ${postgresVersion}. ` +
      'Use the version of orgledger that made it, or another folder by ORGLEDGER_DATA.',
  );
}
