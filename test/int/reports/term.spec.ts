import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { AllocationName } from '../../../examples/bloc-2015-2020/allocation.js';
import { generate } from '../../../examples/bloc-2015-2020/generate.js';
import type { IdentityResult, Report } from '../../../src/modules/reports/report.js';
import { ReportsUnderTest } from './support.js';

let reports: ReportsUnderTest;

beforeAll(async () => {
  reports = await ReportsUnderTest.start();
  await reports.record(registerOf('A'), generate('A'));
  await reports.record(registerOf('B'), untilEpilogue('B'));
}, 180_000);
afterAll(() => reports.close());

function registerOf(allocation: AllocationName): string {
  return `bloc-${allocation.toLowerCase()}`;
}

/** A register may know what happened after the window, or not: its reports are the same. */
function* untilEpilogue(allocation: AllocationName) {
  for (const decision of generate(allocation)) {
    if (decision.chapter === 'epilogue') return;
    yield decision;
  }
}

function get(allocation: AllocationName, query: object) {
  return request(reports.app.getHttpServer())
    .get(`/registers/${registerOf(allocation)}/reports/term`)
    .query({ from: '2015-10-16', to: '2020-09-30', ...query });
}

async function term(allocation: AllocationName, query: object = {}): Promise<Report> {
  const response = await get(allocation, query);
  if (response.status !== 200) throw new Error(response.text);
  return response.body as Report;
}

function lines({ lines }: Report): Record<string, number> {
  return Object.fromEntries(lines.map(({ code, count }) => [code, count.value]));
}

function parts({ lines }: Report): Record<string, number> {
  return Object.fromEntries(
    lines.flatMap(({ code, parts }) => parts.map((part) => [`${code}/${part.code}`, part.count.value])),
  );
}

function stocks({ stocks }: Report): Record<string, [number, number]> {
  return Object.fromEntries(stocks.map(({ code, before, after }) => [code, [before.value, after.value]]));
}

/** [before, flows that are not 0, after] of each row. */
function flows({ columns, rows }: IdentityResult) {
  return Object.fromEntries(
    rows.map(({ code, before, flows, after }) => [
      code,
      [
        before.value,
        Object.fromEntries(
          columns.flatMap((column, i) => (flows[i]!.value === 0 ? [] : [[column.code, flows[i]!.value]])),
        ),
        after.value,
      ],
    ]),
  );
}

const publishedStocks = {
  U: [33, 35],
  G: [243, 222],
  P: [22, 21],
  B: [343, 336],
  C: [2046, 2020],
  footnote: [2654, 2599],
  direct: [63, 61],
  'direct-G': [30, 26],
  'direct-U': [33, 35],
  rooms: [27, 21],
};

describe.each(['A', 'B'] as const)('allocation %s', (allocation) => {
  let report: Report;
  beforeAll(async () => {
    report = await term(allocation);
  });

  it('has the published stocks', () => {
    expect(stocks(report)).toMatchObject(publishedStocks);
  });

  it('reconciles on every line', () => {
    const residuals = report.identities.flatMap(({ rows, total }) => [
      ...rows.map(({ residual }) => residual),
      total!.residual,
    ]);
    expect(residuals).toHaveLength(12);
    expect(new Set(residuals)).toEqual(new Set([0]));
  });

  it('has the published seats, rooms, authorities, offices and admissions', () => {
    const measured = Object.fromEntries(
      report.measures.map((measure) => [
        measure.code,
        measure.type === 'flow' ? measure.total?.value : [measure.before?.value, measure.after?.value],
      ]),
    );
    expect(measured).toMatchObject({
      seats: [4767, 4668],
      'room-heads': [25, 21],
      'room-deputies': [25, 21],
      admissions: 15_990,
      'courses-sympathizers': 67,
      'course-people-committee-work': 1700,
    });
    expect(report.authorities.map(({ code, granted }) => [code, granted.value])).toEqual([
      ['upper-level', 11],
      ['admission', 51],
    ]);
    expect(lines(report)).toMatchObject({
      'new-upper': 1,
      'absorbed-outside': 1,
      'staff-offices': 13,
      functions: 1,
    });
  });

  it('raises all twelve flags, each with what causes it', () => {
    const raised = report.flags.map(({ code, state, figures, decisionIds }) => [
      code,
      state,
      figures.length + decisionIds.length > 0,
    ]);
    expect(raised).toEqual(Array.from({ length: 12 }, (_, i) => [`F${i + 1}`, 'raised', true]));
    expect(report.flags.at(-1)!.text!.vi).toContain('98-QĐ/TW (22/10/2007; 07/10/2017)');
  });

  it('opens every number of a line to as many organizations as it counts', () => {
    for (const { unit, count } of report.lines.flatMap((line) => [line, ...line.parts])) {
      const organizations = count.behind.reduce((sum, share) => sum + share.organizations, 0);
      expect([unit, unit === 'event' ? count.behind.length : organizations]).toEqual([unit, count.value]);
    }
    for (const { before, after } of report.stocks) {
      for (const { value, behind } of [before, after]) {
        expect(behind.reduce((sum, share) => sum + share.organizations, 0)).toBe(value);
      }
    }
  });

  it('knows the instrument of every decision behind a number', () => {
    const behind = report.lines.flatMap(({ count }) => count.behind.map(({ decisionId }) => decisionId));
    expect(behind.filter((id) => !report.decisions[id]?.number)).toEqual([]);
  });
});

describe('allocation A: absorptions outside of the 49', () => {
  it('comes to the published numbers', async () => {
    const report = await term('A');
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
    const { identities } = await term('A');
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
    const { figures } = await term('A');
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
    expect(lines(await term('B'))).toMatchObject({ moves: 45, foundations: 102, renames: 29, endings: 36 });
    const own = await term('B', { include: 'absorptions' });
    expect(lines(own)).toMatchObject({ moves: 45, foundations: 102, renames: 29, endings: 49 });
    expect(parts(own)).toMatchObject({ 'endings/absorbed': 13 });
    expect(own.figures.find(({ figure }) => figure === 'dissolved-ceased')!.verdict).toBe('agrees');
    expect(lines(await term('A', { include: 'absorptions' }))).toMatchObject({ endings: 140 });
  });

  it('leaves moves inside out where that is asked', async () => {
    const report = await term('B', { exclude: 'moved-inside' });
    expect(lines(report).moves).toBe(40);
    expect(report.options.map(({ code, included }) => [code, included])).toEqual([
      ['moved-inside', false],
      ['absorptions', false],
    ]);
  });
});

describe('known time and window', () => {
  it('knows at an earlier moment what was recorded by then', async () => {
    const early = await term('A', { knownAt: '2018-01-01T00:00:00Z' });
    const late = await term('A', { knownAt: '2020-10-22T00:00:00Z' });
    expect(lines(early).endings).toBeLessThan(49);
    expect(lines(late)).toMatchObject({ moves: 45, foundations: 102, renames: 29, endings: 49 });
    expect(late.figures.every(({ published }) => published === null)).toBe(true);
    expect(late.flags.filter(({ state }) => state === 'raised').map(({ code }) => code)).toEqual(['F12']);
    for (const { identities } of [early, late]) {
      expect(identities.every(({ total }) => total!.residual === 0)).toBe(true);
    }
    expect(await term('A', { knownAt: early.knownAt.revision })).toEqual(early);
  });

  it('splits in two without losing or doubling anything', async () => {
    const first = await term('A', { to: '2018-06-30' });
    const second = await term('A', { from: '2018-06-30' });
    const both = (code: string) => lines(first)[code]! + lines(second)[code]!;
    expect([both('moves'), both('foundations'), both('renames'), both('endings')]).toEqual([45, 102, 29, 49]);
    expect(first.stocks.map(({ after }) => after.value)).toEqual(
      second.stocks.map(({ before }) => before.value),
    );
  });
});

describe('the end of the bloc', () => {
  it('hands everything over, and what was carried along adds up to the stock on the eve', async () => {
    const report = await term('A', { from: '2020-09-30', to: '2025-12-31' });
    const party = report.identities[0]!;
    const out = (column: string) =>
      party.total!.flows[party.columns.findIndex(({ code }) => code === column)]!;
    expect(party.total).toMatchObject({ before: 2634, after: 0, residual: 0 });
    expect(out('handed-over')).toBe(61);
    expect(out('carried-out')).toBe(2634 - 61);
    expect(report.identities.flatMap(({ rows }) => rows.map(({ residual }) => residual))).toEqual([
      0, 0, 0, 0, 0, 0, 0, 0, 0,
    ]);
  });
});
