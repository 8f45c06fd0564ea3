import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStore } from '../../src/modules/ledger/copy/open-store.js';
import { parseStoreUrl } from '../../src/modules/ledger/copy/store-url.js';
import { NO_STREAM } from '../../src/modules/ledger/ledger.js';
import { host } from '../../src/whole-application.js';
import { runCommandLine } from '../../src/modules/shell/program.js';
import { outputOf, spawnProgram } from '../support/child.js';
import { decisionEvents } from '../support/recorded.js';
import { newDataFolder, newServerDatabase, testDatabaseUrl } from '../support/stores.js';

let empty: string;
let source: string;
/** Events in the source. */
let events = 0;
const cli = new URL('../../src/cli.ts', import.meta.url);
const remove: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  source = await newDataFolder();
  remove.push(() => rmSync(source, { recursive: true }));
  empty = mkdtempSync(join(tmpdir(), 'orgledger-copy-'));
  remove.push(() => rmSync(empty, { recursive: true }));
  await record(source, 1_500);
});
afterAll(async () => {
  for (const each of remove) await each();
});

/** Decisions of three registers that take turns: each is an append of its own. */
async function record(store: string, decisions: number, registers = ['a', 'b', 'c']): Promise<void> {
  const ledger = await openStore(parseStoreUrl(store), { mustExist: false, env: {} });
  const heads = new Map<string, number>();
  for (let i = 0; i < decisions; i++) {
    const register = registers[i % registers.length]!;
    const renamed = { type: 'OrganizationRenamed', data: { organizationId: `o${i}`, name: 'Chi bộ' } };
    const changes = [{ ...renamed, effectiveOn: '2018-07-01' }];
    const decided = decisionEvents(register, `d${i}`, changes);
    const stream = `register-${register}`;
    await ledger.append(stream, heads.get(stream) ?? NO_STREAM, decided);
    heads.set(stream, (heads.get(stream) ?? NO_STREAM) + decided.length);
    events += store === source ? decided.length : 0;
  }
  await ledger.close();
}

/** A new, empty store: a database of the test server where there is one. */
async function newTarget(): Promise<string> {
  if (testDatabaseUrl === undefined) {
    const folder = await newDataFolder();
    remove.push(() => rmSync(folder, { recursive: true }));
    return folder;
  }
  const { url, drop } = await newServerDatabase(testDatabaseUrl);
  remove.push(drop);
  return url;
}

async function orgledger(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const streams = { stdin: Readable.from([]), stdout, stderr };
  const code = await runCommandLine(['--lang', 'en', ...args], host, streams);
  const [out, err] = await Promise.all([stdout, stderr].map((stream) => text(stream.end())));
  return { code, out: out!, err: err! };
}

const compare = (from: string, to: string, ...args: string[]) =>
  orgledger(...args, 'ledger', 'compare', '--from', from, '--to', to);
const copy = (from: string, to: string, ...args: string[]) =>
  orgledger(...args, 'ledger', 'copy', '--from', from, '--to', to);

describe('orgledger ledger', () => {
  it('copies a store and proves both equal', async () => {
    const target = await newTarget();
    const before = await compare(source, target);
    expect(before.code).toBe(target.includes('://') ? 4 : 5);
    const copied = await copy(pathToFileURL(source).href, target);
    expect([copied.code, copied.err]).toEqual([0, expect.stringContaining('Copying: ')]);
    expect(copied.out).toContain(`${events} events were copied, 0 were there already`);
    const compared = await compare(source, target);
    expect(compared.code).toBe(0);
    expect(compared.out.trim().split('\n').at(-1)).toBe('Equal: the same events in the same order.');
    expect(compared.out).toMatch(/register-b +999 +999/);
    expect(JSON.parse((await copy(source, target, '--json')).out)).toMatchObject({
      found: events,
      copied: 0,
    });
    const { equal, from, to } = JSON.parse((await compare(source, target, '--json')).out);
    expect([equal, from.events, from.sha256]).toEqual([true, events, to.sha256]);
  }, 120_000);

  it('goes on after being killed, again and again, and has every event once', async () => {
    let target = await newTarget();
    /** Starts a copy, and kills it after a while; the number of events that it left. */
    const killed = async (afterMs: number): Promise<number> => {
      const child = spawnProgram(cli, 'ledger', 'copy', '--from', source, '--to', target);
      const exit = once(child, 'exit');
      await Promise.race([exit, sleep(afterMs)]);
      child.kill('SIGKILL');
      await exit;
      const ledger = await openStore(parseStoreUrl(target), { mustExist: false, env: {} });
      const left = await ledger.countAfter(undefined);
      await ledger.close();
      return left;
    };
    // The moment is looked for that leaves a part: it comes after what it takes a process to start on this machine.
    const startedAt = Date.now();
    await outputOf(spawnProgram(cli, 'ledger', 'copy', '--help'));
    let afterMs = (Date.now() - startedAt) * 1.5;
    let left = 0;
    for (let tries = 1; left === 0 || left === events; tries++) {
      if (tries > 20) throw new Error(`No kill left a part; the last one came after ${afterMs} ms.`);
      if (left === events) target = await newTarget();
      left = await killed(afterMs);
      if (left === 0) afterMs *= 1.3;
      else if (left === events) afterMs *= 0.85;
    }
    const again = await killed(afterMs);
    expect(again).toBeGreaterThanOrEqual(left);
    const copied = await copy(source, target, '--json');
    expect(copied.code).toBe(0);
    expect(JSON.parse(copied.out)).toMatchObject({ found: again, copied: events - again });
    expect((await compare(source, target)).code).toBe(0);
  }, 240_000);

  it('refuses a target that holds something else, and compare says where they part', async () => {
    const target = await newTarget();
    await record(target, 4, ['b', 'a']);
    const refused = await copy(source, target);
    expect([refused.code, refused.out]).toEqual([5, '']);
    expect(refused.err).toContain('The first difference is event 1 of the log');
    expect(refused.err).toContain('from: register-a revision 0, DecisionIssued');
    expect(refused.err).not.toMatch(/^ +at /m);
    const compared = await compare(source, target);
    expect(compared.code).toBe(5);
    expect(compared.out).toContain('Not equal. The first difference is event 1');
    expect(compared.out).toMatch(/register-c +999 +– +differs/);
  });

  it.each([
    [['copy', '--from', 'ftp://x', '--to', 'postgres:///x'], 2, /--from must be a folder.*\n--to must look/],
    [['copy', '--from', './same', '--to', 'same'], 2, /--from and --to name the same store/],
    [
      ['copy', '--from', 'esdb://u:secret@h:1?what=1', '--to', 'x'],
      2,
      /--from has a parameter that is none of/,
    ],
    [['copy', '--from', 'x'], 2, /required option '--to <url>'/],
    [['copy', '--from', 'no-such-folder', '--to', 'x'], 4, /^There is no ledger in no-such-folder\.\n$/],
    [['compare', '--from', 'no-such-folder', '--to', 'x'], 4, /There is no ledger in no-such-folder/],
    [
      ['copy', '--from', 'esdb://u:secret@127.0.0.1:1?tls=false&maxDiscoverAttempts=1', '--to', 'EMPTY'],
      6,
      /^The ledger at esdb:\/\/u@127\.0\.0\.1:1 can't be reached\.\n$/,
    ],
  ])('ends %j with %i, and shows no secret', async (args, code, message) => {
    const ended = await orgledger('ledger', ...args.map((arg) => arg.replace('EMPTY', empty)));
    expect([ended.code, ended.out]).toEqual([code, '']);
    expect(ended.err).toMatch(message);
    expect(ended.err).not.toContain('secret');
    expect(existsSync('x')).toBe(false);
  });

  it('says that a server cannot be reached', async () => {
    const unreachable = 'postgres://u:secret@127.0.0.1:1/d';
    const child = spawnProgram(cli, 'ledger', 'compare', '--from', unreachable, '--to', source);
    const { out, err } = await outputOf(child);
    expect([child.exitCode, out]).toEqual([6, '']);
    expect(err).toMatch(/^The database cannot be reached: .*\n$/);
    expect(err).not.toContain('secret');
  });
});
