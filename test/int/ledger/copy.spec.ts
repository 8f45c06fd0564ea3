import { afterAll, describe, expect, it } from '@jest/globals';
import type { NewEvent, RecordedEvent } from '../../../src/events/definition/envelope.js';
import { compareLedgers } from '../../../src/modules/ledger/copy/compare-ledgers.js';
import {
  DecisionNotTaken,
  DecisionTooLarge,
  TargetHoldsOther,
  TargetIsWrittenTo,
} from '../../../src/modules/ledger/copy/copy-errors.js';
import { copyLedger } from '../../../src/modules/ledger/copy/copy-ledger.js';
import { wholeLog } from '../../../src/modules/ledger/copy/whole-log.js';
import { KurrentLedger } from '../../../src/modules/ledger/kurrent/kurrent-ledger.js';
import { parseKurrentUrl } from '../../../src/modules/platform/config/kurrent-url.js';
import { LedgerUnavailable, NO_STREAM, type Ledger } from '../../../src/modules/ledger/ledger.js';
import { PostgresLedger } from '../../../src/modules/ledger/postgres/postgres-ledger.js';
import { collect } from '../../support/ledger-contract.js';
import { MemoryLedger } from '../../support/memory-ledger.js';
import { decisionEvents } from '../../support/recorded.js';
import {
  newStreamPrefix,
  openEmbeddedDatabase,
  openServerDatabase,
  testDatabaseUrl,
  testKurrentLimit,
  testKurrentUrl,
} from '../../support/stores.js';

const odd = {
  name: 'Ủy ban nhân dân xã Đắk Ơ',
  nfd: 'Ủy ban'.normalize('NFD'),
  emoji: '🏛️',
  numbers: [0, -1, 0.1, 1e21, 5e-324, Number.MAX_SAFE_INTEGER],
  b: { deep: null },
  a: [],
};

let numbers = 0;

function decision(register: string, changes = 2, data: object = odd): NewEvent[] {
  const id = `d${++numbers}`;
  const plain = Array.from({ length: changes }, (_, i) => ({
    type: 'OrganizationRenamed',
    data: { ...data, i },
    effectiveOn: '2018-07-01',
  }));
  return decisionEvents(register, id, plain);
}

/** A log of two registers that take turns, with some decisions of one in a row. */
function filled(decisions = 40): MemoryLedger {
  const ledger = new MemoryLedger();
  ledger.latencyMs = 0;
  for (let i = 0; i < decisions; i++) {
    const register = ['north', 'south', 'south', 'south'][i % 4]!;
    ledger.push(`register-${register}`, decision(register, 1 + (i % 5)));
  }
  return ledger;
}

function empty(): MemoryLedger {
  const ledger = new MemoryLedger();
  ledger.latencyMs = 0;
  return ledger;
}

/** A target that holds the first `events` of a log. */
function begun(source: MemoryLedger, events: number): MemoryLedger {
  const target = empty();
  for (const event of source.log.slice(0, events)) target.push(event.stream, [asNew(event)]);
  return target;
}

function asNew({ id, type, data, metadata }: RecordedEvent): NewEvent {
  return { id, type, data, metadata };
}

/** What a store's own places don't touch. */
function contents(log: readonly RecordedEvent[]): unknown[] {
  return log.map(({ position: _, ...rest }) => rest);
}

describe('copying a ledger', () => {
  it('brings every event over, in whole decisions, in the order of the log', async () => {
    const source = filled();
    const target = empty();
    const seen: number[] = [];
    const copied = await copyLedger(source, target, { onProgress: (done) => seen.push(done) });
    expect(copied).toEqual({ found: 0, copied: source.log.length });
    expect(contents(target.log)).toEqual(contents(source.log));
    expect(seen.at(-1)).toBe(source.log.length);
    // Three decisions of the south stand in a row.
    expect(target.appends).toHaveLength(20);
    expect(await copyLedger(source, target)).toEqual({ found: source.log.length, copied: 0 });
    expect(target.appends).toHaveLength(20);
  });

  it('fills appends as far as the target takes them, and takes no decision apart', async () => {
    const source = empty();
    for (let i = 0; i < 10; i++) source.push('register-one', decision('one', 3));
    const target = empty();
    target.appendLimit = { bytes: 10, sizeOf: () => 1, setting: 'X' };
    await copyLedger(source, target);
    expect(target.appends).toEqual([8, 8, 8, 8, 8]);
    expect(contents(target.log)).toEqual(contents(source.log));
  });

  it('refuses a decision that is too large before it is sent, says what to raise, and goes on from there', async () => {
    const source = empty();
    for (const changes of [2, 20, 2]) source.push('register-one', decision('one', changes));
    const target = empty();
    target.appendLimit = { bytes: 10, sizeOf: () => 1, setting: 'LIMIT (here)' };
    const copy = copyLedger(source, target);
    await expect(copy).rejects.toBeInstanceOf(DecisionTooLarge);
    await expect(copy).rejects.toThrow(
      `takes 10 bytes at once; decision ${source.log[3]!.metadata.decisionId} (register-one, revision 3, position 4 ` +
        'of the source) counts 21. Raise LIMIT (here)',
    );
    expect(target.appends).toEqual([3]);
    target.appendLimit = { ...target.appendLimit, bytes: 21 };
    expect(await copyLedger(source, target)).toEqual({ found: 3, copied: 24 });
    expect(contents(target.log)).toEqual(contents(source.log));
  });

  it('goes on wherever it was broken off', async () => {
    const source = filled(12);
    for (let events = 0; events <= source.log.length; events++) {
      const target = begun(source, events);
      const copied = await copyLedger(source, target);
      expect(copied).toEqual({ found: events, copied: source.log.length - events });
      expect(contents(target.log)).toEqual(contents(source.log));
    }
  });

  it.each([
    [
      'another event',
      (target: MemoryLedger) => target.push('register-north', decision('north')),
      'position 12',
    ],
    [
      'another id',
      ({ log }: MemoryLedger) => (log[4] = { ...log[4]!, id: 'other' }),
      'event 5 of the log, in its id:',
    ],
    [
      'another type',
      ({ log }: MemoryLedger) => (log[4] = { ...log[4]!, type: 'Other' }),
      'event 5 of the log, in its type:',
    ],
    [
      'other data',
      ({ log }: MemoryLedger) => (log[4] = { ...log[4]!, data: { ...odd, i: 9 } }),
      'event 5 of the log, in its data:',
    ],
    [
      'other metadata',
      ({ log }: MemoryLedger) =>
        (log[4] = { ...log[4]!, metadata: { ...log[4]!.metadata, actor: 'somebody' } }),
      'event 5 of the log, in its metadata:',
    ],
    [
      'another order',
      (target: MemoryLedger) => {
        const [first, second] = [target.log.slice(0, 2), target.log.slice(2, 5)];
        target.log.splice(0, 5, ...second, ...first);
      },
      'event 1 of the log, in its stream, id, data, metadata:',
    ],
  ])('refuses a target with %s, and says where', async (_, spoil, message) => {
    const source = filled(20);
    const target = begun(source, 11);
    spoil(target);
    const before = structuredClone(target.log);
    const copy = copyLedger(source, target);
    await expect(copy).rejects.toBeInstanceOf(TargetHoldsOther);
    await expect(copy).rejects.toThrow(message);
    await expect(copy).rejects.toThrow('Copy into an empty store');
    expect(target.log).toEqual(before);
    expect(target.appends).toEqual([]);
  });

  it('refuses a target that is ahead of the source', async () => {
    const source = filled(3);
    const target = begun(source, source.log.length);
    target.push('register-north', decision('north'));
    await expect(copyLedger(source, target)).rejects.toThrow('from: nothing, the log ends before it');
  });

  it.each([
    ['the answer is lost after it was recorded', 'after'],
    ['the answer is lost and nothing was recorded', 'before'],
  ] as const)('has everything once when %s', async (_, moment) => {
    const source = filled(30);
    const target = empty();
    let calls = 0;
    target[moment] = () => (++calls % 3 === 0 ? { outcome: 'unknown', cause: new Error('cut') } : undefined);
    await copyLedger(source, target);
    expect(calls).toBeGreaterThan(3);
    expect(contents(target.log)).toEqual(contents(source.log));
  });

  it('finds what a copy before it had sent and was not answered for', async () => {
    const source = filled(4);
    const target = empty();
    // It arrives after the target was looked at.
    target.before = () => {
      if (target.log.length === 0) target.push(source.log[0]!.stream, source.log.slice(0, 2).map(asNew));
      return undefined;
    };
    await copyLedger(source, target);
    expect(contents(target.log)).toEqual(contents(source.log));
  });

  it('says so when the outcome cannot be found out, and the next copy goes on', async () => {
    const source = filled(4);
    const target = empty();
    target.before = () => ({ outcome: 'unknown', cause: new Error('cut') });
    await expect(copyLedger(source, target, { settleForMs: 200 })).rejects.toBeInstanceOf(LedgerUnavailable);
    target.before = () => undefined;
    await copyLedger(source, target);
    expect(contents(target.log)).toEqual(contents(source.log));
  });

  it('stops when somebody else writes to the same stream', async () => {
    const source = filled(20);
    const target = empty();
    target.before = () => {
      if (target.appends.length === 3) target.push('register-south', decision('south'));
      return undefined;
    };
    const copy = copyLedger(source, target);
    await expect(copy).rejects.toBeInstanceOf(TargetIsWrittenTo);
    await expect(copy).rejects.toThrow('Stop every service that works on it');
  });

  it('notices that somebody else wrote to another stream meanwhile', async () => {
    const source = filled(20);
    const target = empty();
    target.before = () => {
      if (target.appends.length === 3) target.push('register-west', decision('west'));
      return undefined;
    };
    const copy = copyLedger(source, target);
    await expect(copy).rejects.toBeInstanceOf(TargetHoldsOther);
    await expect(copy).rejects.toThrow('register-west');
  });

  it('notices when the target has lost what it said it had recorded', async () => {
    const source = filled(20);
    const target = empty();
    const copy = copyLedger(source, target, {
      onProgress: (done) => {
        if (done === source.log.length) target.log.length -= 3;
      },
    });
    await expect(copy).rejects.toThrow('to:   nothing, the log ends before it');
  });

  it('names the decision that the target does not take', async () => {
    const source = filled(4);
    const target = empty();
    target.before = () => new Error('no such letter');
    const copy = copyLedger(source, target);
    await expect(copy).rejects.toBeInstanceOf(DecisionNotTaken);
    await expect(copy).rejects.toThrow(/does not take decision d\d+ \(register-north.*no such letter/);
  });

  it('takes along what was recorded while it was at work, or leaves it to the next copy', async () => {
    const source = filled(20);
    const target = empty();
    const copy = copyLedger(source, target, {
      onProgress: (done) => {
        if (done < 20) source.push('register-north', decision('north'));
      },
      onReadBack: (done) => {
        if (done === 1) source.push('register-north', decision('north'));
      },
    });
    expect((await copy).copied).toBeLessThan(source.log.length);
    await copyLedger(source, target);
    expect(contents(target.log)).toEqual(contents(source.log));
  });
});

describe('comparing ledgers', () => {
  it('finds equal ones equal, and sums them up alike', async () => {
    const source = filled();
    const comparison = await compareLedgers(source, begun(source, source.log.length));
    expect(comparison).toMatchObject({ equal: true, difference: undefined });
    expect(comparison.from).toEqual(comparison.to);
    expect(comparison.from.events).toBe(source.log.length);
    const heads = Object.entries(comparison.from.streams);
    expect(heads.map(([stream]) => stream)).toEqual(['register-north', 'register-south']);
    expect(heads.reduce((sum, [, revision]) => sum + revision + 1, 0)).toBe(source.log.length);
    const other = await compareLedgers(filled(), source);
    expect(other.from.sha256).not.toBe(comparison.from.sha256);
  });

  it('does not mind the order of keys', async () => {
    const source = filled(4);
    const target = begun(source, source.log.length);
    for (const event of target.log) {
      Object.assign(event, { data: Object.fromEntries(Object.entries(event.data as object).toReversed()) });
    }
    expect((await compareLedgers(source, target)).equal).toBe(true);
  });

  it('names the first difference and sums up both to the end', async () => {
    const source = filled();
    const target = begun(source, source.log.length - 5);
    target.log[7] = { ...target.log[7]!, data: { changed: true } };
    const { equal, difference, from, to } = await compareLedgers(source, target);
    const { id, type, stream, revision, position } = source.log[7]!;
    const place = { id, type, stream, revision, position };
    expect({ equal, difference }).toEqual({
      equal: false,
      difference: { number: 8, from: place, to: place, parts: ['data'] },
    });
    expect([from.events, to.events]).toEqual([source.log.length, source.log.length - 5]);
    expect(from.sha256).not.toBe(to.sha256);
  });

  it('finds one that ends early unequal', async () => {
    const source = filled();
    for (const [from, to] of [
      [source, begun(source, source.log.length - 1)],
      [begun(source, source.log.length - 1), source],
    ] as const) {
      const { equal, difference } = await compareLedgers(from, to);
      expect([equal, difference?.number]).toEqual([false, source.log.length]);
    }
  });
});

interface Store {
  readonly name: string;
  readonly open: () => Promise<Ledger>;
}

const stores: Store[] = [
  {
    name: 'an embedded store',
    open: async () => {
      const database = await openEmbeddedDatabase();
      return new PostgresLedger(database, () => database.close());
    },
  },
];
const server = testDatabaseUrl;
if (server === undefined)
  it.skip('copies to a PostgreSQL server: TEST_DATABASE_URL is not set', () => undefined);
else {
  stores.push({
    name: 'a PostgreSQL server',
    open: async () => {
      const database = await openServerDatabase(server);
      return new PostgresLedger(database, () => database.close());
    },
  });
}
const kurrent = testKurrentUrl;
if (kurrent === undefined) it.skip('copies to KurrentDB: KURRENTDB_URL is not set', () => undefined);
else {
  stores.push({
    name: 'KurrentDB',
    open: () =>
      Promise.resolve(
        new KurrentLedger(parseKurrentUrl(kurrent), {
          appendLimit: testKurrentLimit,
          streamPrefix: newStreamPrefix(),
        }),
      ),
  });
}

describe.each(stores)('copying to $name and on to the others', ({ open }) => {
  const opened: Ledger[] = [];
  afterAll(() => Promise.all(opened.map((ledger) => ledger.close())));
  const opening = async (store: Store['open']): Promise<Ledger> => {
    const ledger = await store();
    opened.push(ledger);
    return ledger;
  };

  it('keeps every event, their order and places', async () => {
    const source = filled(200);
    source.push('register-south', decision('south', 700));
    const first = await opening(open);
    expect((await copyLedger(source, first)).copied).toBe(source.log.length);
    expect(contents(await collect(wholeLog(first)))).toEqual(contents(source.log));
    for (const store of stores) {
      const second = await opening(store.open);
      await copyLedger(first, second);
      const comparison = await compareLedgers(first, second);
      expect(comparison).toMatchObject({ equal: true, from: { events: source.log.length } });
      expect((await compareLedgers(source, second)).to.sha256).toBe(comparison.from.sha256);
    }
  });

  it('goes on with what was begun, and refuses what is not its own', async () => {
    const source = filled(30);
    const target = await opening(open);
    const { stream } = source.log[0]!;
    await target.append(stream, NO_STREAM, source.log.slice(0, 2).map(asNew));
    expect((await copyLedger(source, target)).found).toBe(2);
    await target.append('register-west', NO_STREAM, decision('west'));
    await expect(copyLedger(source, target)).rejects.toBeInstanceOf(TargetHoldsOther);
    expect((await compareLedgers(source, target)).difference).toMatchObject({
      number: source.log.length + 1,
      from: undefined,
      to: { stream: 'register-west', revision: 0 },
    });
  });
});
