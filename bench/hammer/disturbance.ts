import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import type { Store } from './store.js';
import type { WriterProcess } from './writer-process.js';

/** How long a paused process stands still. */
const pauseMs = 3_000;

const builtIn = {
  /** SIGKILL to a writer; on the embedded store that is the process that holds it. */
  'kill-writer': (writers: readonly WriterProcess[]) => anyOf(writers).kill(),
  'pause-writer': (writers: readonly WriterProcess[]) => anyOf(writers).pause(pauseMs),
  /** The PostgreSQL server ends every connection to the database. */
  'cut-connections': (_: readonly WriterProcess[], store: Store) => cutConnections(store),
};

export const builtInNames = Object.keys(builtIn);

function isBuiltIn(name: string): name is keyof typeof builtIn {
  return builtInNames.includes(name);
}

/**
 * Disturbs the store, or those who write to it: one of the names above, or a command for the shell.
 * @throws Error when the command fails: then nobody knows what was disturbed
 */
export async function disturb(
  what: string,
  round: number,
  writers: readonly WriterProcess[],
  store: Store,
): Promise<void> {
  if (isBuiltIn(what)) return builtIn[what](writers, store);
  // What it leaves running, like a server that it started, must not hold the hammer back: no pipes.
  const child = spawn('sh', ['-c', what], {
    env: { ...process.env, HAMMER_ROUND: String(round) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The disturbing command ended with ${code ?? 'a signal'}: ${what}`);
}

function anyOf(writers: readonly WriterProcess[]): WriterProcess {
  const ready = writers.filter((writer) => writer.ready);
  return ready[Math.floor(Math.random() * ready.length)] ?? writers[0]!;
}

async function cutConnections({ ledger }: Store): Promise<void> {
  if (ledger.kind !== 'postgres') throw new Error('cut-connections is for PostgreSQL.');
  const client = new pg.Client(ledger.url);
  await client.connect();
  await client
    .query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    )
    .finally(() => client.end());
}
