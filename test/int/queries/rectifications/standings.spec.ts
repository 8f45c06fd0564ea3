import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { org } from '../../../support/given.js';
import { QueriesUnderTest } from '../support.js';
import { Register, annul, correct, on } from './register.js';
import {
  named,
  type Changes,
  type Decision,
  type Decisions,
  type Diff,
  type History,
  type Turn,
} from './documents.js';

let queries: QueriesUnderTest;
beforeAll(async () => {
  queries = await QueriesUnderTest.start();
}, 60_000);
afterAll(() => queries.close());

describe('a founding that is corrected, annulled, and restored', () => {
  let register: Register;
  const known: Record<string, number> = {};

  beforeAll(async () => {
    register = await Register.open(queries, 'fate');
    const founding = { ...org('found', 'C3', 'C', 'G1'), effectivePrecision: 'month' };
    known['found'] = await register.record('found', on('2015-03-01', founding));
    known['fixed'] = await register.record(
      'fix',
      on(
        '2020-01-01',
        correct(
          'found',
          1,
          {
            effectiveOn: '2016-02-29',
            effectivePrecision: 'day',
            organization: { name: 'Chi bộ Ba' },
          },
          'issuer',
        ),
      ),
    );
    known['void'] = await register.record('void', on('2020-01-01', annul('found')));
    known['restored'] = await register.record('unvoid', on('2020-01-01', annul('void')));
  }, 60_000);

  const history = (at: string) =>
    queries.get<History>(`${register.base}/organizations/C3/history`, { knownAt: known[at]! });

  test('is listed once, with what became of it', async () => {
    for (const [at, expected] of Object.entries({
      found: ['as-recorded 2015-03-01 month', 0],
      fixed: ['corrected 2016-02-29 day', 1],
      void: ['annulled 2016-02-29 day', 2],
      restored: ['restored 2016-02-29 day', 3],
    })) {
      const { changes } = await history(at);
      expect(
        changes.map(({ standing, effectiveOn, effectivePrecision, rectifications }) => [
          `${standing} ${effectiveOn} ${effectivePrecision}`,
          rectifications.length,
        ]),
      ).toEqual([expected]);
    }
    const { changes } = await history('restored');
    expect(changes[0]!.rectifications).toMatchObject([
      {
        kind: 'correct',
        rectification: 'corrected',
        by: 'issuer',
        reason: 'sai ở found',
        decisionId: 'fix',
        index: 1,
        recordedAt: '2020-01-03T23:30:00.000Z',
        decision: { id: 'fix' },
        differences: [
          { field: 'effectiveOn', before: '2015-03-01', after: '2016-02-29' },
          { field: 'effectivePrecision', before: 'month', after: 'day' },
          { field: 'organization.name', before: 'C3', after: 'Chi bộ Ba' },
        ],
      },
      { kind: 'annul', rectification: 'annulled', by: null, decisionId: 'void', differences: [] },
      { kind: 'annul', rectification: 'restored', by: null, decisionId: 'unvoid', differences: [] },
    ]);
  });

  test('tells what it did while it is void, and no more once it is not', async () => {
    const [annulled] = (await history('void')).changes;
    expect(annulled).toMatchObject({
      steps: [],
      former: { steps: [{ effect: 'opened', as: 'founded', before: null, after: { name: 'Chi bộ Ba' } }] },
    });
    const [restored] = (await history('restored')).changes;
    expect(restored).toMatchObject({ steps: [{ effect: 'opened' }], former: null });
  });

  test('made beliefs, each with who began and who ended it', async () => {
    const { beliefs, versions } = await history('restored');
    expect(
      beliefs.map(
        ({ validFrom, name, from, to }) => `${validFrom} ${name}: ${turn(from)}${to ? `, ${turn(to)}` : ''}`,
      ),
    ).toEqual([
      '2015-03-01 C3: found#1 found 2020-01-02, fix#1 correct 2020-01-03',
      '2016-02-29 Chi bộ Ba: fix#1 correct 2020-01-03, void#1 annul 2020-01-04',
      '2016-02-29 Chi bộ Ba: unvoid#1 annul 2020-01-05',
    ]);
    expect(beliefs.every(({ change }) => change.kind === 'found')).toBe(true);
    expect(versions.map(({ validFrom }) => validFrom)).toEqual(['2016-02-29']);
    expect((await history('void')).versions).toEqual([]);
  });

  test('leaves no organization while it is void, but a history', async () => {
    const path = `${register.base}/organizations/C3`;
    const problem = await queries.problem(path, { knownAt: known['void']! });
    expect(problem.detail).toContain(`it was believed to live until revision ${known['void']! - 1}`);
    expect((await queries.problem(`${path}/history`, { knownAt: 9 })).detail).toContain(
      `it is known from revision ${known['found']!} on`,
    );
    expect((await queries.get<{ live: boolean }>(path, { validAt: '2016-02-29' })).live).toBe(true);
  });

  test('stands where it says on the valid axis, and is recorded as it was', async () => {
    const listed = async (query: Record<string, string | number>) =>
      (await queries.get<Changes>(`${register.base}/changes`, query)).items.map(
        ({ decisionId, standing, effectiveOn, says }) =>
          `${decisionId} ${standing} ${effectiveOn} ${says?.effectiveOn ?? '–'}`,
      );
    const about = { organization: 'C3', kind: 'found' };
    const day = { effectiveFrom: '2016-02-29', effectiveTo: '2016-02-29' };
    expect(await listed({ ...about, ...day, knownAt: known['found']! })).toEqual([]);
    expect(await listed({ ...about, ...day, knownAt: known['fixed']! })).toEqual([
      'found corrected 2015-03-01 2016-02-29',
    ]);
    expect(await listed({ ...about, ...day, knownAt: known['void']! })).toEqual([
      'found annulled 2015-03-01 –',
    ]);
    const before = { effectiveTo: '2016-02-28' };
    expect(await listed({ ...about, ...before, knownAt: known['found']! })).toHaveLength(1);
    expect(await listed({ ...about, ...before, knownAt: known['fixed']! })).toEqual([]);
    const opened = { organization: 'C3', effect: 'opened', as: 'founded', kindAfter: 'C' };
    expect(await listed({ ...opened, knownAt: known['fixed']! })).toHaveLength(1);
    expect(await listed({ ...opened, knownAt: known['void']! })).toEqual([]);
    expect(await listed({ ...opened, knownAt: known['restored']! })).toHaveLength(1);
  });

  test('an annulment that is annulled says so itself, and what it rectified', async () => {
    const { items } = await queries.get<Changes>(`${register.base}/changes`, { revisionFrom: 11 });
    expect(
      items.map(({ decisionId, standing, targets, rectifiedBy }) => [
        `${decisionId} ${standing}`,
        targets.map(named),
        rectifiedBy.map((one) => `${one.rectification} ${named(one)}`),
      ]),
    ).toEqual([
      ['found restored', [], ['corrected fix#1', 'annulled void#1', 'restored unvoid#1']],
      ['fix as-recorded', ['found#1'], []],
      ['void annulled', ['found#1'], ['annulled unvoid#1']],
      ['unvoid as-recorded', ['found#1'], []],
    ]);
    const annulled = { standing: 'annulled', organization: 'C3' };
    const found = await queries.get<Changes>(`${register.base}/changes`, annulled);
    expect(found.items.map(({ decisionId }) => decisionId)).toEqual(['void']);
    const earlier = await queries.get<Changes>(`${register.base}/changes`, {
      ...annulled,
      knownAt: known['void']!,
    });
    expect(earlier.items.map(({ decisionId }) => decisionId)).toEqual(['found']);
  });

  test('an annulment holds again when what annulled it is annulled', async () => {
    const chain = await Register.open(queries, 'chain');
    await chain.record('found', on('2015-01-01', org('found', 'C3', 'C', 'G1')));
    await chain.record('void', on('2020-01-01', annul('found')));
    await chain.record('unvoid', on('2020-01-01', annul('void')));
    const restored = await chain.record('again', on('2020-01-01', annul('unvoid')));
    for (const knownAt of [restored - 2, restored]) {
      const changes = await queries.get<Changes>(`${chain.base}/changes`, { knownAt, revisionFrom: 11 });
      const decisions = await queries.get<Decisions>(`${chain.base}/decisions`, { knownAt });
      const expected =
        knownAt === restored
          ? ['found annulled', 'void restored', 'unvoid annulled', 'again as-recorded']
          : ['found restored', 'void annulled', 'unvoid as-recorded'];
      expect(changes.items.map(({ decisionId, standing }) => `${decisionId} ${standing}`)).toEqual(expected);
      expect(decisions.items.slice(1).map(({ id, standing }) => `${id} ${standing}`)).toEqual(
        expected.map((line) => line.replace('restored', 'rectified')),
      );
      for (const standing of ['annulled', 'restored', 'as-recorded']) {
        const query = { knownAt, standing, revisionFrom: 11 };
        const { items } = await queries.get<Changes>(`${chain.base}/changes`, query);
        expect(items.map((item) => `${item.decisionId} ${item.standing}`)).toEqual(
          expected.filter((line) => line.endsWith(` ${standing}`)),
        );
      }
    }
  });

  test('gives its decisions their standing', async () => {
    const standings = async (at: string) =>
      (await queries.get<Decisions>(`${register.base}/decisions`, { knownAt: known[at]! })).items.map(
        ({ id, standing }) => `${id} ${standing}`,
      );
    expect(await standings('found')).toEqual(['open as-recorded', 'found as-recorded']);
    expect(await standings('void')).toEqual([
      'open as-recorded',
      'found annulled',
      'fix as-recorded',
      'void as-recorded',
    ]);
    expect((await standings('restored')).slice(1)).toEqual([
      'found rectified',
      'fix as-recorded',
      'void annulled',
      'unvoid as-recorded',
    ]);
    const decision = await queries.get<Decision>(`${register.base}/decisions/found`, {
      knownAt: known['void']!,
    });
    expect(decision).toMatchObject({
      standing: 'annulled',
      changes: [
        {
          standing: 'annulled',
          effectiveOn: '2015-03-01',
          steps: [],
          rectifications: [
            { rectification: 'corrected' },
            { rectification: 'annulled', reason: 'không còn found' },
          ],
        },
      ],
    });
    const rectifying = await queries.get<Decision>(`${register.base}/decisions/void`);
    expect(rectifying.changes).toMatchObject([
      {
        standing: 'annulled',
        rectifications: [{ decisionId: 'unvoid' }],
        targets: [{ decisionId: 'found' }],
      },
    ]);
  });

  test.each([
    ['found', '2015-02-28', false],
    ['found', '2015-03-01', true],
    ['fixed', '2015-03-01', false],
    ['fixed', '2016-02-28', false],
    ['fixed', '2016-02-29', true],
    ['fixed', '2016-03-01', true],
    ['void', '2016-02-29', false],
    ['restored', '2016-02-28', false],
    ['restored', '2016-02-29', true],
  ])('known when it was %s, on %s it lives: %s', async (at, validAt, live) => {
    const query = { knownAt: known[at]!, validAt };
    const counts = await queries.get<Counts>(`${register.base}/counts`, query);
    expect(counts.items.find(({ kind }) => kind === 'C')?.count).toBe(live ? 3 : 2);
    const found = await queries.get<{ items: { id: string }[] }>(`${register.base}/organizations`, {
      ...query,
      kind: 'C',
    });
    expect(found.items.map(({ id }) => id)).toEqual(live ? ['C1', 'C2', 'C3'] : ['C1', 'C2']);
    const tree = await queries.get<{ count: number }>(`${register.base}/tree`, { ...query, root: 'G1' });
    expect(tree.count).toBe(live ? 4 : 3);
  });

  test.each([
    ['found', '2015-02-28', '2015-03-01', 1],
    ['found', '2015-03-01', '2020-01-01', 0],
    ['fixed', '2016-02-27', '2016-02-28', 0],
    ['fixed', '2016-02-28', '2016-02-29', 1],
    ['fixed', '2016-02-29', '2016-03-01', 0],
    ['void', '2010-01-01', '2020-01-01', 0],
  ])('known when it was %s, within (%s, %s] flows in: %i', async (at, from, to, count) => {
    const { stocks } = await queries.get<Flows>(`${register.base}/flows`, { from, to, knownAt: known[at]! });
    const founded = stocks.flatMap(({ flows }) => flows).filter(({ as }) => as === 'founded');
    expect(founded.map((flow) => flow.count)).toEqual(count === 0 ? [] : [count]);
    for (const { changesUrl } of founded) {
      const { items } = await queries.get<Changes>(changesUrl);
      expect(items).toHaveLength(count);
    }
    const diff = await queries.get<Diff>(`${register.base}/diff`, { from, to, knownAt: known[at]! });
    expect(diff.items.map(({ id }) => id)).toEqual(count === 0 ? [] : ['C3']);
  });
});

interface Counts {
  readonly items: readonly { readonly kind: string; readonly count: number }[];
}
interface Flows {
  readonly stocks: readonly {
    readonly flows: readonly { readonly as: string; readonly count: number; readonly changesUrl: string }[];
  }[];
}

function turn({ recordedAt, decision, change }: Turn): string {
  return `${decision.id}#${change?.index} ${change?.kind} ${recordedAt.slice(0, 10)}`;
}
