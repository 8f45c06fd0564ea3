import { describe, expect, it } from '@jest/globals';
import {
  DecisionNotTaken,
  DecisionTooLarge,
  TargetHoldsOther,
  TargetIsWrittenTo,
} from '../../../../../src/modules/ledger/copy/copy-errors.js';
import { copyLedger } from '../../../../../src/modules/ledger/copy/copy-ledger.js';
import { LedgerUnavailable } from '../../../../../src/modules/ledger/ledger.js';
import { MemoryLedger } from '../../../../support/memory-ledger.js';
import { asNew, begun, contents, decision, empty, filled, odd } from '../../../../support/copied-ledgers.js';

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
