import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { open, type Database } from 'lmdb';
import { decisions } from '../../../bench/register/decisions.js';
import { LmdbCache } from '../../../src/modules/ledger/cache/lmdb-cache.js';
import { RegisterWriter } from '../../../src/modules/recording/register-writer.js';
import type { RecordedEvent } from '../../../src/events/definition/envelope.js';
import { RegisterState } from '../../../src/events/register/register-state.js';
import { parseLine } from '../../../src/modules/shell/import/decision-line.js';
import { MemoryLedger } from '../../support/memory-ledger.js';
import { on, opening, org, request, type PlainRequest } from '../../support/given.js';

/** Counts what is read of it. */
class WatchedLedger extends MemoryLedger {
  handedOver = 0;

  override async *read(stream: string, from = 0): AsyncGenerator<RecordedEvent, void, undefined> {
    for await (const event of super.read(stream, from)) {
      this.handedOver++;
      yield event;
    }
  }
}

const options = { now: () => '2026-01-01T00:00:00.000Z', groupLimit: 5000, settleForMs: 1000 };

let folder: string;
let ledger: WatchedLedger;
let cache: LmdbCache;
let ids = 0;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'orgledger-cache-'));
  ledger = new WatchedLedger();
  const writer = begin();
  await decide(writer, opening());
  for (let i = 0; i < 600; i++) {
    const founded = org('found', `N${i}`, 'C', 'G1');
    await decide(
      writer,
      on('2011-01-01', founded, {
        ...founded,
        organization: { ...founded['organization']!, organizationId: `M${i}`, name: `M${i}` },
      }),
    );
  }
  await cache.close();
});
afterEach(async () => {
  await cache.close();
  rmSync(folder, { recursive: true });
});

const file = () => join(folder, 'sample.lmdb');

/** A writer as after a restart. */
function begin(): RegisterWriter {
  ledger.handedOver = 0;
  cache = new LmdbCache(folder);
  return new RegisterWriter('sample', ledger, options, cache);
}

function decide(writer: RegisterWriter, plain: PlainRequest) {
  const decisionId = `d${++ids}`;
  return writer.submit({ register: 'sample', decisionId, request: request(plain), actor: 'test' });
}

const renamed = () => on('2012-01-01', { kind: 'rename', organizationId: 'M599', name: `Mới ${++ids}` });
/** Whoever knows the register knows this name taken. */
const taken = () => on('2012-01-01', org('found', 'N599', 'C', 'G1'));

it('is all that is read after a restart, but for a few events to compare', async () => {
  const writer = begin();
  await expect(decide(writer, taken())).rejects.toThrow('has been used before');
  expect(ledger.handedOver).toBeLessThan(12);
  const { revision } = await decide(writer, renamed());
  expect(revision).toBe(ledger.log.at(-1)!.revision);
});

it('is read on from where it ends, and completed', async () => {
  const stale = readFileSync(file());
  const before = begin();
  await decide(before, renamed());
  await cache.close();
  writeFileSync(file(), stale);
  const behind = begin();
  await expect(decide(behind, taken())).rejects.toThrow('has been used before');
  expect(ledger.handedOver).toBeLessThan(14);
  const { revision } = await decide(behind, renamed());
  expect(revision).toBe(ledger.log.at(-1)!.revision);
});

it.each([
  ['cut off', () => truncateSync(file(), readFileSync(file()).length - 5000)],
  ['something else', () => writeFileSync(file(), 'no copy\n'.repeat(10_000))],
  ['empty', () => writeFileSync(file(), '')],
  ['gone', () => rmSync(file())],
])('is made anew when it is %s', async (_, spoil) => {
  spoil();
  const writer = begin();
  await expect(decide(writer, taken())).rejects.toThrow('has been used before');
  expect(ledger.handedOver).toBeGreaterThan(1800);
  await decide(writer, renamed());
  await cache.close();
  const again = begin();
  await expect(decide(again, taken())).rejects.toThrow('has been used before');
  expect(ledger.handedOver).toBeLessThan(12);
});

describe('what it holds is let go of and recalled', () => {
  /** Decides many things of every kind, some at once. */
  async function log(writer: RegisterWriter, into: MemoryLedger): Promise<unknown[]> {
    const lines = [...decisions({ register: 'sample', seed: 7, changes: 3000, organizations: 400 })];
    for (let i = 0; i < lines.length; i += 16) {
      const some = lines.slice(i, i + 16).map((line) => parseLine(JSON.stringify(line)));
      await Promise.all(some.map((input) => writer.submit({ ...input, recordedAt: undefined })));
    }
    return into.log;
  }

  it('and nothing is decided otherwise', async () => {
    const [plain, bounded] = [new MemoryLedger(), new MemoryLedger()];
    const expected = await log(new RegisterWriter('sample', plain, options), plain);
    const kept = new LmdbCache(join(folder, 'bounded'));
    const held = { ...options, hold: { contents: 20, effects: 100 } };
    const evict = jest.spyOn(RegisterState.prototype, 'evict');
    expect(await log(new RegisterWriter('sample', bounded, held, kept), bounded)).toEqual(expected);
    expect(evict.mock.calls.length).toBeGreaterThan(10);
    evict.mockRestore();
    await kept.close();
  }, 60_000);

  it('from the ledger, when the file can be read no more', async () => {
    ledger.handedOver = 0;
    cache = new LmdbCache(folder);
    const writer = new RegisterWriter(
      'sample',
      ledger,
      { ...options, hold: { contents: 1, effects: 1 } },
      cache,
    );
    await decide(writer, renamed());
    await decide(writer, renamed());
    await cache.close();
    const before = ledger.handedOver;
    await expect(decide(writer, taken())).rejects.toThrow('has been used before');
    expect(ledger.handedOver - before).toBeGreaterThan(1800);
    const { revision } = await decide(writer, renamed());
    expect(revision).toBe(ledger.log.at(-1)!.revision);
  });
});

describe('is dropped', () => {
  /** Changes what the copy tells, as LMDB would be reported to. */
  async function change(
    table: string | undefined,
    options: object,
    work: (table: Database) => void,
  ): Promise<void> {
    const root = open({ path: file(), noSubdir: true, maxDbs: 16, ...(!table && options) });
    work(table ? root.openDB(table, options) : root);
    await root.flushed;
    await root.close();
  }

  it.each([
    [
      'an event is not as the ledger has it',
      () =>
        change('events', { encoding: 'string', keyEncoding: 'uint32' }, (events) => {
          void events.put(0, (events.get(0) as string).replace('"issuer":"', '"issuer":"X'));
        }),
    ],
    [
      "an event can't be read",
      () =>
        change('events', { encoding: 'string', keyEncoding: 'uint32' }, (events) => void events.put(0, '[')),
    ],
    [
      'an event is not found by what it touches',
      () =>
        change(
          'touched',
          { encoding: 'ordered-binary', dupSort: true },
          (touched) => void touched.remove('M599'),
        ),
    ],
    [
      'it is of another format',
      () => change(undefined, { encoding: 'ordered-binary' }, (root) => void root.put('format', 0)),
    ],
  ])('when %s', async (_, spoil) => {
    await spoil();
    const writer = begin();
    await expect(decide(writer, taken())).rejects.toThrow('has been used before');
    expect(ledger.handedOver).toBeGreaterThan(1800);
    expect(ledger.log.length).toBe(1810);
  });
});

it('takes what two processes write', async () => {
  const first = begin();
  const elsewhere = cache;
  const second = begin();
  for (const writer of [first, second, second, first]) await decide(writer, renamed());
  await elsewhere.close();
  await cache.close();
  const writer = begin();
  await expect(decide(writer, taken())).rejects.toThrow('has been used before');
  expect(ledger.handedOver).toBeLessThan(12);
  const { revision } = await decide(writer, renamed());
  expect(revision).toBe(ledger.log.at(-1)!.revision);
});

it('is done without when it cannot be written', async () => {
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'no folder');
  const writer = begin();
  const { revision } = await decide(writer, renamed());
  expect(revision).toBe(ledger.log.at(-1)!.revision);
});
