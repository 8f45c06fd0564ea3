import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { AllocationName } from '../../../examples/bloc-2015-2020/allocation.js';
import type { Decision, Issuance } from '../../../examples/bloc-2015-2020/decision.js';
import { generate } from '../../../examples/bloc-2015-2020/generate.js';
import { figuresOf, sha256Of } from '../../../src/modules/reports/issued/figures-of.js';
import type { RestatementDocument } from '../../../src/modules/reports/issued/issued-report.documents.js';
import type { IdentityResult, Report } from '../../../src/modules/reports/running/report.js';
import { numbersOf } from '../../../src/modules/reports/running/sources.js';
import { ReportsUnderTest, type PlainDecision } from './support.js';

let reports: ReportsUnderTest;

/** The report that was published is the one known at the end of that day. */
const publishedAt = '2020-10-23T23:59:59Z';
const aYearLater = '2021-10-23T23:59:59Z';

beforeAll(async () => {
  reports = await ReportsUnderTest.start();
  await recordAll('A', generate('A'));
  await recordAll('B', untilEpilogue('B'));
}, 300_000);
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

/** Records decisions, and gives out the report where one of them says so. */
async function recordAll(allocation: AllocationName, decisions: Iterable<Decision>): Promise<void> {
  const waiting: PlainDecision[] = [];
  for (const decision of decisions) {
    waiting.push(decision);
    if (!decision.issues) continue;
    await reports.record(registerOf(allocation), waiting.splice(0));
    waiting.push(await givenOut(allocation, decision.issues));
  }
  await reports.record(registerOf(allocation), waiting);
}

/** The decision that gives a report out, as known now. */
async function givenOut(allocation: AllocationName, issuance: Issuance): Promise<PlainDecision> {
  const { id, recordedAt, request } = issuance;
  const { definition, from, to, include = [] } = request.report;
  const report = await term(allocation, { include });
  const change = {
    kind: 'issue-report',
    report: definition,
    version: report.definition.version,
    from,
    to,
    knownAt: report.knownAt.revision,
    include,
    exclude: [],
    figures: figuresOf(report),
    sha256: sha256Of(report),
  };
  return { id, recordedAt, request: { decision: request.decision, changes: [change] } };
}

async function get<Body>(allocation: AllocationName, path: string, query: object): Promise<Body> {
  const response = await request(reports.app.getHttpServer())
    .get(`/registers/${registerOf(allocation)}/${path}`)
    .query(query);
  if (response.status !== 200) throw new Error(response.text);
  return response.body as Body;
}

/** As known now, unless `query` says otherwise. */
function term(allocation: AllocationName, query: object = {}): Promise<Report> {
  return get(allocation, 'reports/term', { from: '2015-10-16', to: '2020-09-30', ...query });
}

function published(allocation: AllocationName, query: object = {}): Promise<Report> {
  return term(allocation, { knownAt: publishedAt, ...query });
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
    report = await published(allocation);
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
    const report = await published('A');
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
    const { identities } = await published('A');
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
    const { figures } = await published('A');
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
    expect(lines(await published('B'))).toMatchObject({
      moves: 45,
      foundations: 102,
      renames: 29,
      endings: 36,
    });
    const own = await published('B', { include: 'absorptions' });
    expect(lines(own)).toMatchObject({ moves: 45, foundations: 102, renames: 29, endings: 49 });
    expect(parts(own)).toMatchObject({ 'endings/absorbed': 13 });
    expect(own.figures.find(({ figure }) => figure === 'dissolved-ceased')!.verdict).toBe('agrees');
    expect(lines(await published('A', { include: 'absorptions' }))).toMatchObject({ endings: 140 });
  });

  it('leaves moves inside out where that is asked', async () => {
    const report = await published('B', { exclude: 'moved-inside' });
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
    const first = await published('A', { to: '2018-06-30' });
    const second = await published('A', { from: '2018-06-30' });
    const both = (code: string) => lines(first)[code]! + lines(second)[code]!;
    expect([both('moves'), both('foundations'), both('renames'), both('endings')]).toEqual([45, 102, 29, 49]);
    expect(first.stocks.map(({ after }) => after.value)).toEqual(
      second.stocks.map(({ before }) => before.value),
    );
  });
});

/** By how much each number of a report differs from another's, those that do. */
function moved(before: Report, after: Report): Record<string, number> {
  const was = new Map(numbersOf(before).map(({ path, value }) => [path, value]));
  const is = new Map(numbersOf(after).map(({ path, value }) => [path, value]));
  const paths = [...new Set([...was.keys(), ...is.keys()])];
  return Object.fromEntries(
    paths
      .map((path): [string, number] => [path, (is.get(path) ?? NaN) - (was.get(path) ?? NaN)])
      .filter(([, by]) => by !== 0),
  );
}

describe.each(['A', 'B'] as const)('what was set right in allocation %s', (allocation) => {
  const rectifications = [...generate(allocation)].filter(({ chapter }) => chapter === 'corrections');
  /** Path → the rectifications that move that number, and by how much, in the order of recording. */
  const causes = new Map<string, [id: string, by: number][]>();
  for (const { id, moves } of rectifications) {
    for (const [path, by] of Object.entries(moves!))
      causes.set(path, [...(causes.get(path) ?? []), [id, by]]);
  }
  let then: Report;
  let now: Report;
  beforeAll(async () => {
    then = await published(allocation);
    now = await term(allocation, { knownAt: aYearLater });
  });

  it('moves by each rectification the numbers that it is said to move, and no other', async () => {
    for (const { id, recordedAt, moves } of rectifications) {
      const eve = new Date(Date.parse(recordedAt) - 1).toISOString();
      const [before, after] = [
        await term(allocation, { knownAt: eve }),
        await term(allocation, { knownAt: recordedAt }),
      ];
      expect(after.knownAt.revision).toBeGreaterThan(before.knownAt.revision);
      expect([id, moved(before, after)]).toEqual([id, moves]);
    }
  });

  it('differs a year later by the rectifications alone, and today by no more', async () => {
    const differing = moved(then, now);
    expect(Object.keys(differing).length).toBeGreaterThan(15);
    for (const [path, by] of Object.entries(differing)) {
      const sum = (causes.get(path) ?? []).reduce((total, [, each]) => total + each, 0);
      expect([path, by]).toEqual([path, sum]);
    }
    const undone = [...causes.keys()].filter((path) => !(path in differing));
    expect(undone).toEqual(['stocks/footnote/after']);
    expect(moved(now, await term(allocation))).toEqual({});
  });

  it('comes to other figures', () => {
    const of = (report: Report) => new Map(report.figures.map(({ figure, ledger }) => [figure, ledger]));
    const [was, is] = [of(then), of(now)];
    const changed = [...was.keys()].filter((figure) => was.get(figure) !== is.get(figure));
    expect(changed.map((figure) => [figure, was.get(figure), is.get(figure)])).toEqual([
      ['cells', 2356, 2355],
      ['members', expect.any(Number), expect.any(Number)],
      ['G-after', 222, 223],
      ['B-after', 336, 335],
      ['G-decrease', 21, 20],
      ['seats-after', 4668, 4672],
      ['seats-decrease', 99, 95],
      ['received-handed-over', 45, 46],
      ['founded-upgraded', 102, 101],
      ['dissolved-ceased', ...(allocation === 'A' ? [49, 48] : [36, 35])],
      ['upper-level-granted', 11, 10],
    ]);
    expect(stocks(now)).toMatchObject({ ...publishedStocks, G: [243, 223], B: [343, 335] });
  });

  it('reconciles at both times', () => {
    for (const { identities, stocks } of [then, now]) {
      const stock = new Map(stocks.map(({ code, before, after }) => [code, [before.value, after.value]]));
      const rows = identities.flatMap((identity) => identity.rows);
      expect(rows.map(({ code, before, after }) => [code, [before.value, after.value]])).toEqual(
        rows.map(({ code }) => [code, stock.get(code)]),
      );
      const residuals = [...rows, ...identities.map(({ total }) => total!)].map(({ residual }) => residual);
      expect(new Set(residuals)).toEqual(new Set([0]));
    }
  });

  it('is named, number by number, by the restatement of the report that was given out', async () => {
    const { items } = await get<{ items: { id: number }[] }>(allocation, 'issued-reports', {});
    expect(items).toHaveLength(1);
    const restated = await get<RestatementDocument>(allocation, `issued-reports/${items[0]!.id}/restated`, {
      knownAt: aYearLater,
    });
    expect(restated.reproduced).toBe(true);
    expect(restated.issued.knownAt).toBeLessThanOrEqual(then.knownAt.revision);
    const own = restated.figures.find(({ path }) => path === 'lines/endings')!;
    expect([own.then, own.now]).toEqual([49, 48]);
    const named = restated.figures.map(({ path, decisions }): [string, [string, number][]] => [
      path,
      decisions.map(({ decision, delta }) => [decision.id, delta]),
    ]);
    const differing = Object.keys(moved(then, now));
    expect(Object.fromEntries(named)).toEqual(
      Object.fromEntries(differing.map((path) => [path, causes.get(path)])),
    );
  });
});

describe('the end of the bloc', () => {
  it('hands everything over, and what was carried along adds up to the stock on the eve', async () => {
    const report = await term('A', { from: '2020-09-30', to: '2025-12-31' });
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
