import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeRegister, organizationsFor } from './register/write.js';
import { runTask } from './run-task.js';
import type { Pair, Sample } from './samples.js';
import { openStore } from './store.js';
import type { ImportResult } from './tasks/import.js';
import type { QueryTimes } from './tasks/queries.js';

export interface SizeOptions {
  readonly changes: number;
  readonly seed: number;
  readonly rounds: number;
  /** Times that each question is asked in a round. */
  readonly times: number;
  /** What is wanted of it; the import is always made. */
  readonly parts: ReadonlySet<Part>;
  readonly say: (text: string) => void;
}

export const parts = ['queries', 'rebuild', 'restart'] as const;
export type Part = (typeof parts)[number];

/** What was measured on a register of one size; undefined what was not asked for. */
export interface AtSize {
  readonly changes: number;
  readonly organizations: number;
  readonly imported: ImportResult;
  readonly rebuild?: Pair;
  readonly restart?: Pair & { readonly cached: readonly Sample[] };
  readonly queries?: QueryTimes;
}

const register = 'national';
/** Nobody else works on the store. */
const alone = { ORGLEDGER_PROJECTOR: 'off' };

/** Generates a register, imports it into a store of its own, and measures there. */
export async function measureAtSize(options: SizeOptions): Promise<AtSize> {
  const { changes, seed, rounds, times, parts: wanted, say } = options;
  const organizations = organizationsFor(changes);
  const store = await openStore();
  try {
    const file = join(store.folder, 'register.jsonl');
    const about = changes.toLocaleString('en');
    say(`generating ${about} changes`);
    await writeRegister({ register, seed, changes, organizations }, createWriteStream(file));
    const cache = { ORGLEDGER_CACHE: join(store.folder, 'cache') };
    say(`importing ${about} changes`);
    const importing = { ...store.env, ...cache };
    const empty = join(store.folder, 'empty.jsonl');
    writeFileSync(empty, '');
    // The first start makes the tables; the second one is how long a start takes.
    await runTask('importRegister', { file: empty }, importing);
    const start = await runTask('importRegister', { file: empty }, importing);
    const whole = await runTask('importRegister', { file }, importing);
    const imported = { ...whole, seconds: whole.seconds - start.seconds };
    if (imported.refused > 0) {
      throw new Error(`${imported.refused} generated decisions were refused: ${imported.refusals}`);
    }
    const env = { ...store.env, ...alone };
    const byTurns = async <T extends readonly unknown[]>(
      what: string,
      round: () => Promise<T>,
    ): Promise<T[]> => {
      const results: T[] = [];
      for (let i = 1; i <= rounds; i++) {
        say(`${what} at ${about} changes, round ${i} of ${rounds}`);
        results.push(await round());
      }
      return results;
    };
    // Queries need read models that hold everything.
    const rebuilt =
      wanted.has('rebuild') &&
      (await byTurns(
        'rebuilding',
        async () =>
          [
            await runTask('rebuildAll', undefined, env),
            await runTask('copyRows', { folder: store.folder }, env),
          ] as const,
      ));
    if (!rebuilt && wanted.has('queries')) await runTask('rebuildAll', undefined, env);
    const queries =
      wanted.has('queries') &&
      (say(`asking at ${about} changes`), await runTask('askAll', { register, rounds, times }, env));
    const restarted =
      wanted.has('restart') &&
      (await byTurns(
        'restarting',
        async () =>
          [
            await runTask('readyToDecide', { register }, env),
            await runTask('readEvents', { register }, env),
            await runTask('readyToDecide', { register }, { ...env, ...cache }),
          ] as const,
      ));
    return {
      changes,
      organizations,
      imported,
      ...(rebuilt && {
        rebuild: { ours: rebuilt.map(([ours]) => ours), reference: rebuilt.map(([, copy]) => copy) },
      }),
      ...(restarted && {
        restart: {
          ours: restarted.map(([ready]) => ready),
          reference: restarted.map(([, read]) => read),
          cached: restarted.map(([, , ready]) => ready),
        },
      }),
      ...(queries && { queries }),
    };
  } finally {
    await store.close();
  }
}
