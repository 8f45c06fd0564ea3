import { resolve } from 'node:path';
import { clusterFolder } from './cluster-folder.js';
import { startCluster } from './cluster.js';
import { FolderLock } from './folder-lock.js';
import { Gateway } from './gateway.js';
import { makeFolder } from './make-folder.js';

export interface Embedded {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Opens the PostgreSQL of a data folder in this process, and serves it at `url` to whoever is on this machine.
 * What it has acknowledged is on disk. See `Gateway` for what differs from a server.
 * @throws FolderInUse
 * @throws Error when the folder was made by another version of PostgreSQL
 */
export async function openEmbedded(folder: string): Promise<Embedded> {
  const path = resolve(folder);
  makeFolder(path);
  let gateway: Gateway | undefined;
  const lock = await FolderLock.take(path, () =>
    gateway?.fail(new Error(`Another process has taken over ${path}`)),
  );
  try {
    gateway = await Gateway.open(await startCluster(clusterFolder(path)));
    lock.announce(gateway.url);
  } catch (error) {
    lock.release();
    throw error;
  }
  const { url } = gateway;
  const close = async (): Promise<void> => {
    await gateway.close();
    lock.release();
  };
  return { url, close };
}
