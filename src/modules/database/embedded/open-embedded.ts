import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startCluster } from './cluster.js';
import { Gateway } from './gateway.js';

export interface Embedded {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Opens the PostgreSQL of a data folder in this process, and serves it at `url` to whoever is on this machine.
 * What it has acknowledged is on disk. See `Gateway` for what differs from a server.
 * @throws when another process has the folder, or another version of PostgreSQL made it.
 */
export async function openEmbedded(folder: string): Promise<Embedded> {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const gateway = await Gateway.open(await startCluster(join(path, 'postgres')));
  return { url: gateway.url, close: () => gateway.close() };
}
