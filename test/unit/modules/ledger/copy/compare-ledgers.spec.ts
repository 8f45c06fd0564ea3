import { describe, expect, it } from '@jest/globals';
import { compareLedgers } from '../../../../../src/modules/ledger/copy/compare-ledgers.js';
import { begun, filled } from '../../../../support/copied-ledgers.js';

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
