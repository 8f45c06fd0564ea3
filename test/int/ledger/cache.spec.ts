import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { FileCache } from '../../../src/modules/ledger/cache/file-cache.js';
import { RegisterWriter } from '../../../src/modules/ledger/register-writer.js';
import type { RecordedEvent } from '../../../src/events/envelope.js';
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
  const options = { now: () => '2020-01-01T00:00:00.000Z', groupLimit: 5000, settleForMs: 1000 };
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
  ['a gap', () => appendFileSync(file(), '[99999,[]]\n')],
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

it('is dropped when it does not agree with the ledger', async () => {
  const [first = ''] = readFileSync(file(), 'utf8').split(/(?<=\n)/);
  writeFileSync(file(), first.replace('"Ban Thường vụ"', '"Ai đó"'));
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
