import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import type { RecordedEvent } from '../../../src/events/definition/envelope.js';
import { openDatabase } from '../../../src/modules/platform/database/open-database.js';
import { schema } from '../../../src/schema.js';
import { PostgresLedger } from '../../../src/modules/ledger/postgres/postgres-ledger.js';
import { linesOf, spawnProgram } from '../../support/child.js';
import { newDataFolder } from '../../support/stores.js';

const rounds = Number(process.env['CRASH_ROUNDS'] ?? 10);
const appender = new URL('./appender.ts', import.meta.url);

/** Appends until it is killed at a random moment. Gives back the appends it acknowledged, each as the ids of its events. */
async function appendUntilKilled(folder: string): Promise<string[]> {
  const child = spawnProgram(appender, folder);
  const exit = once(child, 'exit');
  const acknowledged: string[] = [];
  for await (const line of linesOf(child)) {
    acknowledged.push(line);
    if (acknowledged.length === 1) void sleep(Math.random() * 300).then(() => child.kill('SIGKILL'));
  }
  await exit;
  return acknowledged;
}

it(
  `has every acknowledged append, and no half of one, after being killed ${rounds} times`,
  async () => {
    const folder = await newDataFolder();
    const acknowledged: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const appends = await appendUntilKilled(folder);
      expect(appends.length).toBeGreaterThan(0);
      acknowledged.push(...appends);
    }

    const database = await openDatabase({ ORGLEDGER_DATA: folder }, schema);
    const end = new AbortController();
    const log = new PostgresLedger(database).subscribe({ signal: end.signal, onCaughtUp: () => end.abort() });
    const found: RecordedEvent<string, { place: number; of: number }>[] = [];
    for await (const event of log) found.push(event as (typeof found)[number]);

    const appends = new Set<string>();
    for (let first = 0; first < found.length;) {
      const append = found.slice(first, first + found[first]!.data.of);
      expect(append.map(({ data }) => data.place)).toEqual(append.map((_, place) => place));
      expect(append).toHaveLength(append[0]!.data.of);
      appends.add(append.map(({ id }) => id).join(' '));
      first += append.length;
    }
    expect(acknowledged.filter((append) => !appends.has(append))).toEqual([]);
    expect(found.map(({ position }) => position)).toEqual(found.map((_, index) => String(index + 1)));
    await database.close();
    rmSync(folder, { recursive: true });
  },
  60_000 + rounds * 30_000,
);
