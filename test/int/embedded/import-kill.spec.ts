import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../../../src/events/definition/envelope.js';
import { openDatabase } from '../../../src/modules/platform/database/open-database.js';
import { schema } from '../../../src/schema.js';
import { PostgresLedger } from '../../../src/modules/ledger/postgres/postgres-ledger.js';
import { linesOf, outputOf, spawnProgram } from '../../support/child.js';
import { opening, org, request } from '../../support/given.js';
import { newDataFolder } from '../../support/stores.js';

const rounds = Number(process.env['CRASH_ROUNDS'] ?? 10);
const cli = new URL('../../../src/cli.ts', import.meta.url);
const scratch = mkdtempSync(join(tmpdir(), 'orgledger-import-kill-'));
const folders: string[] = [];

afterAll(() => {
  for (const folder of [scratch, ...folders]) rmSync(folder, { recursive: true });
});

const decisions = 1500;
/** Every so many lines one is refused: the import reports of it at once, and so how far it is. */
const refusedEvery = 25;

/** Decisions that build on one another, in two registers, with lines that are refused in between. */
function lines(): string[] {
  const line = (i: number, register: string, plain: Parameters<typeof request>[0]) =>
    JSON.stringify({
      register,
      id: `d-${register}-${i}`,
      recordedAt: new Date(Date.UTC(2020, 0, 1) + i * 1000).toISOString(),
      ...request(plain),
    });
  const all = ['one', 'two'].map((register) => line(0, register, opening('allow')));
  for (let i = 1; i < decisions; i++) {
    const register = i % 5 === 0 ? 'two' : 'one';
    const effectiveOn = '2011-01-01';
    const id = `X-${i}`;
    if (i % refusedEvery === 0) {
      const change = { kind: 'rename', organizationId: 'nobody', name: id };
      all.push(line(i, register, { decision: { effectiveOn }, changes: [change] }));
    } else if (i % 7 === 3) {
      const change = { kind: 'rename', organizationId: 'C1', name: id };
      all.push(line(i, register, { decision: { effectiveOn }, changes: [change] }));
    } else {
      const found = [org('found', id, 'G', 'U1'), org('found', `${id}-C`, 'C', id)];
      all.push(line(i, register, { decision: { effectiveOn }, changes: found }));
    }
  }
  return all;
}

const importing = (data: string, file: string) =>
  spawnProgram(cli, '--lang', 'en', '--data', data, 'import', '--window', '48', file);

/** Kills an import a random while after it reported so many refused lines; true when that was before its end. */
async function killAfter(refused: number, data: string, file: string): Promise<boolean> {
  const child = importing(data, file);
  const exit = once(child, 'exit');
  let reported = 0;
  for await (const line of linesOf(child)) {
    if (line.startsWith('line ') && ++reported === refused)
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 30);
  }
  const [, signal] = (await exit) as [number | null, NodeJS.Signals | null];
  return signal === 'SIGKILL';
}

/** Everything that the log holds, but the moment of storing. */
async function eventsIn(data: string): Promise<Omit<RecordedEvent, 'position'>[]> {
  const database = await openDatabase({ ORGLEDGER_DATA: data }, schema);
  const ledger = new PostgresLedger(database);
  const found: RecordedEvent[] = [];
  for (const register of ['one', 'two'])
    for await (const event of ledger.read(`register-${register}`)) found.push(event);
  await database.close();
  return found.map(({ position: _, ...event }) => event);
}

async function newFolder(): Promise<string> {
  const folder = await newDataFolder();
  folders.push(folder);
  return folder;
}

it(
  `leaves the same ledger, event for event, after being killed ${rounds} times at random moments`,
  async () => {
    const file = join(scratch, 'decisions.jsonl');
    writeFileSync(file, lines().join('\n'));
    const refusals = Math.floor((decisions - 1) / refusedEvery);
    const [whole, broken] = [await newFolder(), await newFolder()];
    const reference = await outputOf(importing(whole, file));
    expect(reference.out).toContain(`${decisions + 1 - refusals} decisions are recorded, ${refusals} lines`);

    let kills = 0;
    for (let round = 1; round <= rounds; round++) {
      // Further each time, and never so far that nothing is left for the last import.
      const refused = Math.ceil((0.6 * refusals * (round - Math.random())) / rounds);
      if (await killAfter(Math.max(refused, 1), broken, file)) kills++;
    }
    expect(kills).toBeGreaterThan(rounds / 2);

    const resumed = await outputOf(importing(broken, file));
    const [, before] = /recorded \((\d+) of them before\)/.exec(resumed.out)!;
    expect(Number(before)).toBeGreaterThan(0);
    expect(Number(before)).toBeLessThan(decisions + 1 - refusals);
    expect(withoutNumbers(resumed.out)).toEqual(withoutNumbers(reference.out));
    expect(await eventsIn(broken)).toEqual(await eventsIn(whole));
  },
  120_000 + rounds * 60_000,
);

/** The refused lines of a report. */
function withoutNumbers(report: string): string[] {
  return report.split('\n').filter((line) => /^(line| {2})/.test(line));
}
