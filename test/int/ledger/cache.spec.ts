import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { decisions } from '../../../bench/register/decisions.js';
import { FileCache } from '../../../src/modules/ledger/cache/file-cache.js';
import { RegisterWriter } from '../../../src/modules/ledger/register-writer.js';
import type { RecordedEvent } from '../../../src/events/envelope.js';
import { RegisterState } from '../../../src/events/register-state.js';
import { parseLine } from '../../../src/modules/shell/decision-line.js';
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
let cache: FileCache;
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

const file = () => join(folder, 'sample.events');

/** A writer as after a restart. */
function begin(): RegisterWriter {
  ledger.handedOver = 0;
  cache = new FileCache(folder);
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
  ['a line broken off', () => truncateSync(file(), readFileSync(file()).length - 7)],
  ['a line of something else', () => appendFileSync(file(), '{"no":1}\n')],
  ['a gap', () => appendFileSync(file(), '1 99999 1 10 10\n[[10],[["whole"]]]\n123456789\n')],
  ['a portion of another format', () => writeFileSync(file(), `9${readFileSync(file(), 'utf8').slice(1)}`)],
  ['nothing', () => writeFileSync(file(), '')],
])('is good up to %s', async (_, spoil) => {
  spoil();
  const writer = begin();
  await expect(decide(writer, taken())).rejects.toThrow('has been used before');
  await decide(writer, renamed());
  await cache.close();
  const again = begin();
  await expect(decide(again, taken())).rejects.toThrow('has been used before');
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
    const kept = new FileCache(join(folder, 'bounded'));
    const held = { ...options, heldAtMost: 100 };
    const doze = jest.spyOn(RegisterState.prototype, 'doze');
    expect(await log(new RegisterWriter('sample', bounded, held, kept), bounded)).toEqual(expected);
    expect(doze.mock.calls.length).toBeGreaterThan(10);
    doze.mockRestore();
    await kept.close();
  }, 60_000);

  it('from the ledger, when the file is lost meanwhile', async () => {
    ledger.handedOver = 0;
    cache = new FileCache(folder);
    const writer = new RegisterWriter('sample', ledger, { ...options, heldAtMost: 1 }, cache);
    await decide(writer, renamed());
    await decide(writer, renamed());
    truncateSync(file());
    const before = ledger.handedOver;
    await expect(decide(writer, taken())).rejects.toThrow('has been used before');
    expect(ledger.handedOver - before).toBeGreaterThan(1800);
    const { revision } = await decide(writer, renamed());
    expect(revision).toBe(ledger.log.at(-1)!.revision);
  });
});

it('is dropped when it does not agree with the ledger', async () => {
  // The first event, of the same length.
  const text = readFileSync(file(), 'utf8');
  const changed = text.replace(
    '["DecisionIssued",1,{"instrument":{"issuer":"',
    (begin) => `${begin.slice(0, -1)}\t`,
  );
  writeFileSync(file(), changed);
  const writer = begin();
  await expect(decide(writer, taken())).rejects.toThrow('has been used before');
  expect(ledger.handedOver).toBeGreaterThan(1800);
  expect(ledger.log.length).toBe(1810);
});

it('passes over what two processes have both written', async () => {
  const all = readFileSync(file(), 'utf8');
  writeFileSync(file(), all + all);
  const writer = begin();
  await expect(decide(writer, taken())).rejects.toThrow('has been used before');
  expect(ledger.handedOver).toBeLessThan(12);
});

it('is done without when it cannot be written', async () => {
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'no folder');
  const writer = begin();
  const { revision } = await decide(writer, renamed());
  expect(revision).toBe(ledger.log.at(-1)!.revision);
});
