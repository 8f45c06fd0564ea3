import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { flows, lines, parts } from './numbers.js';
import { ReportsUnderTest } from '../support.js';
import { TermUnderTest } from './term-under-test.js';
import { describePublished } from './published.js';
import { describeSetRight } from './set-right.js';

let reports: ReportsUnderTest;
let a: TermUnderTest;
let b: TermUnderTest;
/** Both in one store: loading takes most of the time, and the planner has its statistics from 1000 decisions on. */
beforeAll(async () => {
  reports = await ReportsUnderTest.start();
  a = await TermUnderTest.record(reports, 'A', 'all');
  b = await TermUnderTest.record(reports, 'B', 'without-epilogue');
}, 300_000);
afterAll(() => reports.close());

describePublished('A', () => a);
describePublished('B', () => b);
describeSetRight('A', () => a);
describeSetRight('B', () => b);

describe('allocation A: absorptions outside of the 49', () => {
  it('comes to the published numbers', async () => {
    const report = await a.published();
    expect(lines(report)).toMatchObject({ moves: 45, foundations: 102, renames: 29, endings: 49 });
    expect(parts(report)).toMatchObject({
      'moves/received': 30,
      'moves/handed-over': 10,
      'moves/moved-inside': 5,
      'moves/carried-in': 32,
      'moves/carried-out': 42,
      'foundations/founded': 77,
      'foundations/upgraded': 25,
      'endings/absorbed': 91,
    });
    expect(report.wording[0]!.text.vi).toBe(
      'tiếp nhận, chuyển giao 45 tổ chức đảng; lập mới, nâng cấp 102 tổ chức đảng; đổi tên 29 tổ chức đảng và giải thể, kết thúc hoạt động 49 tổ chức đảng',
    );
  });

  it('has the flows of every kind', async () => {
    const { identities } = await a.published();
    expect(flows(identities[0]!)).toEqual({
      U: [33, { founded: 1, 'upgraded-in': 1 }, 35],
      G: [
        243,
        {
          founded: 3,
          received: 8,
          'upgraded-in': 14,
          dissolved: 9,
          absorbed: 29,
          'handed-over': 7,
          'upgraded-out': 1,
        },
        222,
      ],
      P: [22, { founded: 1, dissolved: 1, absorbed: 1 }, 21],
      B: [
        343,
        {
          founded: 12,
          received: 21,
          'upgraded-in': 10,
          dissolved: 15,
          absorbed: 20,
          'handed-over': 1,
          'upgraded-out': 14,
        },
        336,
      ],
      C: [
        2046,
        {
          founded: 60,
          received: 1,
          'carried-in': 32,
          dissolved: 24,
          absorbed: 41,
          'handed-over': 2,
          'carried-out': 42,
          'upgraded-out': 10,
        },
        2020,
      ],
    });
    expect(flows(identities[1]!)).toEqual({
      'direct-U': [33, { founded: 1, 'upgraded-in': 1 }, 35],
      'direct-G': [30, { 'upgraded-out': 1, absorbed: 2, 'moved-out': 1 }, 26],
    });
  });

  it('agrees with every published figure but the one that contradicts the footnote', async () => {
    const { figures } = await a.published();
    const verdicts = figures.filter(({ verdict }) => verdict !== 'agrees');
    expect(verdicts.map(({ figure, ledger, verdict }) => [figure, ledger, verdict])).toEqual([
      ['cells', 2356, 'differs'],
      ['members', expect.any(Number), 'incomplete'],
    ]);
    expect(figures.filter(({ verdict }) => verdict === 'agrees')).toHaveLength(46);
  });
});

describe('allocation B: absorptions inside the 49', () => {
  it('shows 36 under the rule of A, and 49 under its own', async () => {
    expect(lines(await b.published())).toMatchObject({
      moves: 45,
      foundations: 102,
      renames: 29,
      endings: 36,
    });
    const own = await b.published({ include: 'absorptions' });
    expect(lines(own)).toMatchObject({ moves: 45, foundations: 102, renames: 29, endings: 49 });
    expect(parts(own)).toMatchObject({ 'endings/absorbed': 13 });
    expect(own.figures.find(({ figure }) => figure === 'dissolved-ceased')!.verdict).toBe('agrees');
    expect(lines(await a.published({ include: 'absorptions' }))).toMatchObject({ endings: 140 });
  });

  it('leaves moves inside out where that is asked', async () => {
    const report = await b.published({ exclude: 'moved-inside' });
    expect(lines(report).moves).toBe(40);
    expect(report.options.map(({ code, included }) => [code, included])).toEqual([
      ['moved-inside', false],
      ['absorptions', false],
    ]);
  });
});

describe('known time and window', () => {
  it('knows at an earlier moment what was recorded by then', async () => {
    const early = await a.report({ knownAt: '2018-01-01T00:00:00Z' });
    const late = await a.report({ knownAt: '2020-10-22T00:00:00Z' });
    expect(lines(early).endings).toBeLessThan(49);
    expect(lines(late)).toMatchObject({ moves: 45, foundations: 102, renames: 29, endings: 49 });
    expect(late.figures.every(({ published }) => published === null)).toBe(true);
    expect(late.flags.filter(({ state }) => state === 'raised').map(({ code }) => code)).toEqual(['F12']);
    for (const { identities } of [early, late]) {
      expect(identities.every(({ total }) => total!.residual === 0)).toBe(true);
    }
    expect(await a.report({ knownAt: early.knownAt.revision })).toEqual(early);
  });

  it('splits in two without losing or doubling anything', async () => {
    const first = await a.published({ to: '2018-06-30' });
    const second = await a.published({ from: '2018-06-30' });
    const both = (code: string) => lines(first)[code]! + lines(second)[code]!;
    expect([both('moves'), both('foundations'), both('renames'), both('endings')]).toEqual([45, 102, 29, 49]);
    expect(first.stocks.map(({ after }) => after.value)).toEqual(
      second.stocks.map(({ before }) => before.value),
    );
  });
});

describe('the end of the bloc', () => {
  it('hands everything over, and what was carried along adds up to the stock on the eve', async () => {
    const report = await a.report({ from: '2020-09-30', to: '2025-12-31' });
    const party = report.identities[0]!;
    const out = (column: string) =>
      party.total!.flows[party.columns.findIndex(({ code }) => code === column)]!;
    // As many as were published: one was never founded, one ended a day after the term.
    expect(party.total).toMatchObject({ before: 2634, after: 0, residual: 0 });
    expect(out('dissolved')).toBe(1);
    expect(out('handed-over')).toBe(61);
    expect(out('carried-out')).toBe(2634 - 1 - 61);
    expect(report.identities.flatMap(({ rows }) => rows.map(({ residual }) => residual))).toEqual([
      0, 0, 0, 0, 0, 0, 0, 0, 0,
    ]);
  });
});
