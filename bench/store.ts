import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newDataFolder, newServerDatabase } from '../test/support/stores.js';
import type { Environment } from './run-task.js';

/** An empty store of its own, and a folder for whatever goes with it. */
export interface BenchStore {
  readonly folder: string;
  /** The settings with which the product uses it. */
  readonly env: Environment;
  close(): Promise<void>;
}

/** What decides where the product keeps things, all taken away. */
const noSettings = Object.fromEntries(
  [
    'DATABASE_URL',
    'DATABASE_URL_FILE',
    'LEDGER_URL',
    'LEDGER_URL_FILE',
    'LEDGER_STREAM_PREFIX',
    'ORGLEDGER_DATA',
    'ORGLEDGER_CACHE',
    'ORGLEDGER_PROJECTOR',
  ].map((name) => [name, undefined]),
);

/** On the server of DATABASE_URL, or embedded where there is none. */
export async function openStore(): Promise<BenchStore> {
  const serverUrl = serverOf('DATABASE_URL');
  const folder = mkdtempSync(join(tmpdir(), 'orgledger-bench-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (serverUrl === undefined) {
    const data = await newDataFolder();
    const close = async () => {
      remove();
      rmSync(data, { recursive: true, force: true });
    };
    return { folder, env: { ...noSettings, ORGLEDGER_DATA: data }, close };
  }
  const { url, drop } = await newServerDatabase(serverUrl);
  const close = async () => {
    await drop();
    remove();
  };
  return { folder, env: { ...noSettings, DATABASE_URL: url, ORGLEDGER_DATA: folder }, close };
}

/** The URL in an environment variable; undefined when it is absent or empty. */
export function serverOf(variable: 'DATABASE_URL' | 'KURRENTDB_URL'): string | undefined {
  return process.env[variable]?.trim() || undefined;
}
