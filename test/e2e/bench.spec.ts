import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { organizationsFor } from '../../bench/register/write.js';
import { decisions } from '../../bench/register/decisions.js';
import { report } from '../../bench/report.js';
import { rows } from '../../bench/rows.js';
import type { BenchResult } from '../../bench/run.js';
import type { Pair } from '../../bench/samples.js';
import { testDatabaseUrl, testKurrentUrl } from '../support/stores.js';

const options = { changes: 400, rounds: 1, seconds: 0.5, times: 5, seed: 1 };

let result: BenchResult;

/** What was measured of a row; fails when it was not. */
function measured(name: string): Pair {
  const found = result.rows.find(({ row }) => row.name === name)?.measured;
  if (found === undefined || typeof found === 'string') throw new Error(`${name}: ${String(found)}`);
  return found;
}

/** How many decisions and events a generated register has. */
function sizeOf(changes: number): { decisions: number; events: number } {
  const register = {
    register: 'national',
    seed: options.seed,
    changes,
    organizations: organizationsFor(changes),
  };
  const count = [...decisions(register)].length;
  return { decisions: count, events: count + changes };
}

/** What it is compared with is installed for itself: `npm ci --prefix bench`. */
const installed = existsSync('bench/node_modules');
if (!installed)
  process.stderr.write('npm run bench: skipped, bench/node_modules is missing (npm ci --prefix bench)\n');

(installed ? describe : describe.skip)('npm run bench', () => {
  beforeAll(async () => {
    const asked = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const env = { ...process.env, DATABASE_URL: testDatabaseUrl ?? '' };
    const command = ['run', '--silent', 'bench', '--', ...asked, '--json'];
    const { stdout } = await promisify(execFile)('npm', command, { env, maxBuffer: 2 ** 24 });
    result = JSON.parse(stdout) as BenchResult;
  }, 600_000);

  it('measures every row, or says what is missing', () => {
    expect(result.rows.map(({ row }) => row.name)).toEqual(rows.map(({ name }) => name));
    const missing = result.rows.filter(({ measured: found }) => typeof found === 'string');
    const kurrent = ['kurrent-64', 'kurrent-1'];
    expect(missing.map(({ row }) => row.name)).toEqual(testKurrentUrl === undefined ? kurrent : []);
    for (const { measured: found } of missing) expect(found).toContain('KURRENTDB_URL');
    for (const { measured: found } of result.rows) {
      if (typeof found === 'string') continue;
      for (const samples of [found.ours, found.reference]) {
        expect(samples).toHaveLength(1);
        expect(samples[0]!.value).toBeGreaterThan(0);
        expect(samples[0]!.operations).toBeGreaterThan(0);
      }
    }
  });

  it.each(['decisions-64', 'decisions-1'])('counts what was recorded in a round (%s)', (name) => {
    for (const [sample] of [measured(name).ours, measured(name).reference]) {
      const { value, operations } = sample!;
      // The last ones of a round end after it.
      expect(operations / value).toBeGreaterThanOrEqual(options.seconds);
      expect(operations / value).toBeLessThan(options.seconds + 30);
    }
  });

  it('reads, decides on and rebuilds the whole register at each size', () => {
    expect(result.sizes.map(({ changes }) => changes)).toEqual([300, 400]);
    for (const { changes, imported, rebuild, restart, queries } of result.sizes) {
      const { decisions: count, events } = sizeOf(changes);
      expect(imported).toMatchObject({ decisions: count, refused: 0 });
      expect(restart!.reference[0]!.operations).toBe(events);
      expect(restart!.ours[0]!.operations).toBe(events);
      expect(rebuild!.ours[0]!.operations).toBe(events);
      // Each change has a row among the changes, and most have others.
      expect(rebuild!.reference[0]!.operations).toBeGreaterThan(2 * changes);
      expect(queries!['select 1'][0]!.operations).toBe(options.times);
      expect(queries!.children).toBeGreaterThanOrEqual(1);
    }
  });

  it('shows every row with its ratio, the machine and the durability of both sides', async () => {
    const text = await report(result, { ...options, say: () => {} });
    for (const { row, measured: found } of result.rows) {
      const line = text.split('\n').find((each) => each.startsWith(`| ${row.name} `));
      expect(line).toMatch(typeof found === 'string' ? /skipped/ : /\d×/);
    }
    for (const setting of ['fsync', 'synchronous_commit'])
      expect(text).toMatch(new RegExp(`${setting} (on|off)`));
    expect(text).toMatch(testDatabaseUrl === undefined ? /the embedded one/ : /a PostgreSQL server/);
  });
});
