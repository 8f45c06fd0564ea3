import { measureAtSize, parts, type AtSize, type Part } from './at-size.js';
import { machine } from './machine.js';
import { fewestChanges } from './options.js';
import { rows, type Row, type Source } from './rows.js';
import { runTask } from './run-task.js';
import type { Pair } from './samples.js';
import { openStore, serverOf } from './store.js';

export interface BenchOptions {
  readonly changes: number;
  readonly rounds: number;
  /** Seconds of each side in each round, where decisions are counted. */
  readonly seconds: number;
  /** Times that each question is asked in a round. */
  readonly times: number;
  readonly seed: number;
  /** Names of rows; all when absent. */
  readonly only?: readonly string[] | undefined;
  readonly say: (text: string) => void;
}

export interface RowResult {
  readonly row: Row;
  /** Or why it was not measured. */
  readonly measured: Pair | string;
}

export interface BenchResult {
  readonly rows: readonly RowResult[];
  /** From the smallest register to the largest. */
  readonly sizes: readonly AtSize[];
  /** Where it was measured, and with what. */
  readonly machine: readonly (readonly [name: string, text: string])[];
}

/** Measures all rows, or those named. */
export async function run(options: BenchOptions): Promise<BenchResult> {
  const wanted = rows.filter(({ name }) => options.only?.includes(name) ?? true);
  const sizes = await measureSizes(options, wanted);
  const results: RowResult[] = [];
  let settings: Record<string, string> = {};
  for (const row of wanted) {
    const { from } = row;
    if (from.kind === 'size') {
      const [size, smaller] = [sizes.at(-1)!, sizes.at(-2) ?? sizes.at(-1)!];
      results.push({ row, measured: from.pair(size, smaller) });
      continue;
    }
    const measured = await measureRates(from, row, options);
    if (typeof measured !== 'string') settings = { ...settings, ...measured.settings };
    results.push({ row, measured });
  }
  return { rows: results, sizes, machine: machine(settings) };
}

/** The sizes at which cost is looked at: the largest is the one asked for. */
export function sizesFor(changes: number): number[] {
  const standard = [10_000, 100_000].filter((size) => size < changes);
  if (standard.length === 0) standard.push(Math.max(fewestChanges, Math.floor(changes / 10)));
  return [...standard.filter((size) => size < changes), changes];
}

async function measureSizes(
  { changes, ...options }: BenchOptions,
  wanted: readonly Row[],
): Promise<AtSize[]> {
  const needed = new Set(wanted.flatMap(({ from }) => (from.kind === 'size' ? from.part : [])));
  if (needed.size === 0) return [];
  const found = new Set<Part>(parts.filter((part) => needed.has(part)));
  const measured: AtSize[] = [];
  for (const size of sizesFor(changes)) {
    measured.push(await measureAtSize({ ...options, changes: size, parts: found }));
  }
  return measured;
}

async function measureRates(
  { concurrency, kurrent }: Extract<Source, { kind: 'rates' }>,
  { what }: Row,
  { rounds, seconds, say }: BenchOptions,
): Promise<(Pair & { settings: Readonly<Record<string, string>> }) | string> {
  const kurrentUrl = serverOf('KURRENTDB_URL');
  if (kurrent && kurrentUrl === undefined) return 'skipped: KURRENTDB_URL names no server';
  say(what);
  const store = await openStore();
  try {
    const own = kurrent && {
      LEDGER_URL: kurrentUrl,
      LEDGER_STREAM_PREFIX: `bench-${Date.now().toString(36)}-`,
    };
    const env = { ...store.env, ORGLEDGER_PROJECTOR: 'off', ...own };
    return await runTask(
      'rates',
      { concurrency, rounds, seconds, ...(kurrent && { kurrentUrl: kurrentUrl! }) },
      env,
    );
  } finally {
    await store.close();
  }
}
