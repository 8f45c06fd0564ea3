import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decide } from '../../../src/commands/decide/decide.js';
import { RegisterState } from '../../../src/events/register/register-state.js';
import { openApiDocument } from '../../../src/modules/http/openapi/document.js';
import { opening, org, request as whole, type PlainChange, type PlainRequest } from '../../support/given.js';
import { QueriesUnderTest } from './support.js';

let queries: QueriesUnderTest;
beforeAll(async () => {
  queries = await QueriesUnderTest.start();
}, 60_000);
afterAll(() => queries.close());

/** A register whose decisions are recorded one after the other, as the service would, one on each day of 2020. */
class Register {
  readonly base: string;
  readonly #state = new RegisterState();
  #recorded = 0;

  private constructor(readonly slug: string) {
    this.base = `/registers/${slug}`;
  }

  static async open(slug: string): Promise<Register> {
    const register = new Register(slug);
    await register.record('open', opening());
    return register;
  }

  /** The revision from which on it is known. */
  record(decisionId: string, plain: PlainRequest): Promise<number> {
    const day = String(++this.#recorded).padStart(2, '0');
    const recordedAt = `2020-01-${day}T23:30:00.000Z`;
    const ids = { actor: 'test', correlationId: decisionId, causationId: decisionId };
    const context = { register: this.slug, decisionId, recordedAt, ...ids };
    const { events } = decide(this.#state, whole(plain), context);
    for (const event of events) this.#state.apply(event);
    queries.push(this.slug, events);
    return queries.caughtUp(this.slug);
  }
}

const on = (effectiveOn: string, ...changes: PlainChange[]): PlainRequest => ({
  decision: { effectiveOn },
  changes,
});
const annul = (decisionId: string, change?: number): PlainChange => ({
  kind: 'annul',
  target: { decisionId, ...(change !== undefined && { change }) },
  reason: `không còn ${decisionId}`,
});
const correct = (decisionId: string, change: number, patch: object, by = 'register'): PlainChange => ({
  kind: 'correct',
  target: { decisionId, change },
  by,
  reason: `sai ở ${decisionId}`,
  patch,
});
const merge = (absorbed: string, survivorId: string): PlainChange => ({
  kind: 'merge',
  form: 'absorption',
  organizationIds: [absorbed],
  survivorId,
});

describe('a founding that is corrected, annulled, and restored', () => {
  let register: Register;
  const known: Record<string, number> = {};

  beforeAll(async () => {
    register = await Register.open('fate');
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
    const chain = await Register.open('chain');
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

describe('a correction that makes a change about others', () => {
  let register: Register;
  let before: number;

  beforeAll(async () => {
    register = await Register.open('others');
    await register.record(
      'rename',
      on('2015-01-01', { kind: 'rename', organizationId: 'C1', name: 'Chi bộ Một' }),
    );
    before = await register.record(
      'state',
      on('2015-06-01', { kind: 'record-fact', organizationId: 'C1', measure: 'members', value: 7 }),
    );
    await register.record(
      'fix',
      on(
        '2020-01-01',
        correct('rename', 1, { organizationId: 'C2' }),
        correct('state', 1, { organizationId: 'C2' }),
      ),
    );
  }, 60_000);

  test('shows in the histories of both', async () => {
    const of = async (id: string) =>
      (await queries.get<History>(`${register.base}/organizations/${id}/history`)).changes
        .slice(1)
        .map(({ decisionId, standing, steps, facts, former }) => [
          `${decisionId} ${standing}`,
          steps.length + facts.length,
          former && former.steps.length + former.facts.length,
        ]);
    expect(await of('C1')).toEqual([
      ['rename corrected', 0, 1],
      ['state corrected', 0, 1],
    ]);
    expect(await of('C2')).toEqual([
      ['rename corrected', 1, null],
      ['state corrected', 1, null],
    ]);
  });

  test('moves what was stated', async () => {
    const facts = async (id: string, knownAt: number) =>
      (await queries.get<{ facts: unknown[] }>(`${register.base}/organizations/${id}`, { knownAt })).facts
        .length;
    const { revision } = (await queries.get<{ asOf: { revision: number } }>(register.base)).asOf;
    expect([await facts('C1', before), await facts('C2', before)]).toEqual([1, 0]);
    expect([await facts('C1', revision), await facts('C2', revision)]).toEqual([0, 1]);
    const listed = await queries.get<{ items: unknown[] }>(`${register.base}/facts`, { organization: 'C2' });
    expect(listed.items).toHaveLength(1);
  });

  test('is found by both, and told in a diff', async () => {
    for (const organization of ['C1', 'C2']) {
      const { items } = await queries.get<Changes>(`${register.base}/changes`, {
        organization,
        kind: 'rename',
      });
      expect(items).toHaveLength(1);
    }
    const diff = await queries.get<Diff>(`${register.base}/diff`, {
      validAt: '2015-01-01',
      knownFrom: before,
    });
    expect(
      diff.items.map(({ id, categories, changes }) => [
        `${id} ${categories.join(',')}`,
        ...changes.map(({ decisionId, standing, rectifiedBy }) => [
          `${decisionId} ${standing}`,
          ...rectifiedBy.map(named),
        ]),
      ]),
    ).toEqual([
      ['C1 renamed,learned,corrected', ['rename withdrawn', 'fix#1']],
      ['C2 renamed,learned,corrected', ['rename learned', 'fix#1']],
    ]);
    expect(diff.rectifiedTotal).toBe(2);
    expect(diff.rectified).toMatchObject([
      { decisionId: 'rename', standing: 'corrected', organizationIds: ['C1', 'C2'] },
      { decisionId: 'state', standing: 'corrected', organizationIds: [] },
    ]);
    const none = await queries.get<Diff>(`${register.base}/diff`, { from: '2014-01-01', to: '2016-01-01' });
    expect([none.rectifiedTotal, none.rectified]).toEqual([0, []]);
  });
});

describe('successions', () => {
  let register: Register;
  const known: Record<string, number> = {};
  const dates = { from: '2014-01-01', to: '2016-01-01' };

  beforeAll(async () => {
    register = await Register.open('lines');
    await register.record('more', on('2011-01-01', org('found', 'G3', 'G', 'U1')));
    known['merged'] = await register.record('merge', on('2015-01-01', merge('G2', 'G1')));
    known['other'] = await register.record(
      'fix',
      on('2020-01-01', correct('merge', 1, { survivorId: 'G3' })),
    );
    known['later'] = await register.record(
      'date',
      on('2020-01-01', correct('merge', 1, { effectiveOn: '2017-01-01' })),
    );
    known['void'] = await register.record('void', on('2020-01-01', annul('merge')));
    known['split'] = await register.record(
      'split',
      on('2015-02-01', {
        kind: 'split',
        form: 'separation',
        organizationId: 'G2',
        into: [{ organizationId: 'G4', name: 'G4', organizationKind: 'G', parentId: 'U1' }],
      }),
    );
    known['renamed'] = await register.record(
      'rename',
      on(
        '2020-01-01',
        correct('split', 1, {
          into: [{ organizationId: 'G4', name: 'Bốn', organizationKind: 'G', parentId: 'U1' }],
        }),
      ),
    );
    await register.record('other', on('2015-05-01', { kind: 'rename', organizationId: 'G2', name: 'Hai' }));
  }, 60_000);

  test.each([
    ['merged', ['G1 identity G1>', 'G2 merged G1>', 'G3 identity G3']],
    ['other', ['G1 identity G1', 'G2 merged G3>', 'G3 identity G3>']],
    ['later', ['G1 identity G1', 'G2 identity G2', 'G3 identity G3']],
    ['void', ['G1 identity G1', 'G2 identity G2', 'G3 identity G3']],
    ['split', ['G1 identity G1', 'G2 identity G2<', 'G2 split G4<', 'G3 identity G3']],
  ])('correspond as known when %s', async (at, expected) => {
    const path = `${register.base}/correspondences`;
    const { items } = await queries.get<Correspondences>(path, { ...dates, knownAt: known[at]! });
    expect(items.map(correspondence).filter((line) => line.startsWith('G'))).toEqual(expected);
    const lineage = await queries.get<{ edges: { successorId: string; effectiveOn: string }[] }>(
      `${register.base}/organizations/G2/lineage`,
      { knownAt: known[at]! },
    );
    const edges = {
      merged: ['G1 2015-01-01'],
      other: ['G3 2015-01-01'],
      later: ['G3 2017-01-01'],
      void: [],
      split: ['G4 2015-02-01'],
    }[at];
    expect(lineage.edges.map((edge) => `${edge.successorId} ${edge.effectiveOn}`)).toEqual(edges);
  });

  test('that are annulled bring back what they ended, and join nobody', async () => {
    const diff = await queries.get<Diff>(`${register.base}/diff`, {
      validAt: dates.to,
      knownFrom: known['merged']!,
      knownTo: known['void']!,
    });
    expect(diff.items).toMatchObject([
      {
        id: 'G2',
        categories: ['opened', 'learned', 'corrected'],
        as: null,
        successors: [],
        changes: [
          {
            decisionId: 'merge',
            standing: 'withdrawn',
            effects: ['closed', 'succeeded'],
            rectifiedBy: [{ decisionId: 'fix' }, { decisionId: 'date' }, { decisionId: 'void' }],
          },
        ],
      },
    ]);
    expect(diff.rectified).toMatchObject([{ standing: 'annulled', organizationIds: ['G2'] }]);
  });

  test('with another survivor make nobody differ, and are told all the same', async () => {
    const diff = await queries.get<Diff>(`${register.base}/diff`, {
      validAt: dates.to,
      knownFrom: known['merged']!,
      knownTo: known['other']!,
    });
    expect(diff.items).toEqual([]);
    expect(diff.rectified).toMatchObject([
      {
        decisionId: 'merge',
        standing: 'corrected',
        organizationIds: [],
        rectifications: [{ differences: [{ field: 'survivorId', before: 'G1', after: 'G3' }] }],
      },
    ]);
  });

  test('that are only corrected in something else are no new ones', async () => {
    const diff = await queries.get<Diff>(`${register.base}/diff`, {
      validAt: dates.to,
      knownFrom: known['split']!,
    });
    expect(diff.items).toMatchObject([
      {
        id: 'G2',
        categories: ['renamed', 'learned'],
        predecessors: [],
        successors: [],
        changes: [{ decisionId: 'other', standing: 'learned', was: null }],
      },
      {
        id: 'G4',
        categories: ['renamed', 'learned', 'corrected'],
        predecessors: [],
        changes: [{ standing: 'corrected', was: { effectiveOn: '2015-02-01', effects: ['opened'] } }],
      },
    ]);
    expect(diff.items[0]!.changes).toHaveLength(1);
  });

  test('that happen in between are not corrected where a correction makes no difference', async () => {
    const query = {
      from: '2015-01-15',
      to: dates.to,
      knownFrom: known['split']!,
      knownTo: known['renamed']!,
    };
    const next = await queries.get<Diff>(`${register.base}/diff`, query);
    expect(next.items.map(({ id, categories }) => `${id} ${categories.join()}`)).toEqual([
      'G4 opened,split,corrected',
    ]);
    const later = await queries.get<Diff>(`${register.base}/diff`, {
      ...query,
      knownTo: '2021-01-01T00:00:00Z',
    });
    expect(later.items.map(({ id, categories }) => `${id} ${categories.join()}`)).toEqual([
      'G2 renamed,split',
      'G4 opened,split,corrected',
    ]);
  });
});

describe('linked decisions', () => {
  let register: Register;

  beforeAll(async () => {
    register = await Register.open('links');
    await register.record(
      'found',
      on('2015-01-01', org('found', 'C3', 'C', 'G1'), org('found', 'C4', 'C', 'G1')),
    );
    await register.record('repeal', {
      decision: { effectiveOn: '2016-01-01', repeals: [{ decisionId: 'found', change: 1 }] },
      changes: [{ kind: 'dissolve', organizationId: 'C3', form: 'dissolved' }],
    });
    await register.record('amend', {
      decision: { effectiveOn: '2017-01-01', amends: [{ decisionId: 'found' }] },
      changes: [{ kind: 'rename', organizationId: 'C4', name: 'Bốn' }],
    });
    await register.record('void', on('2020-01-01', annul('amend')));
    await register.record(
      'more',
      on('2018-01-01', org('found', 'C5', 'C', 'G1'), org('found', 'C6', 'C', 'G1')),
    );
    await register.record('part', on('2020-01-01', annul('more', 1)));
  }, 60_000);

  test('name one another, both ways, as far as is known', async () => {
    const links = async (id: string, knownAt?: number) => {
      const query = knownAt === undefined ? {} : { knownAt };
      const { links } = await queries.get<Decision>(`${register.base}/decisions/${id}`, query);
      return Object.entries(links).flatMap(([relation, all]) =>
        all.map(({ decision, change, standing }) => `${relation} ${decision.id} ${change} ${standing}`),
      );
    };
    expect(await links('found')).toEqual([
      'repealedBy repeal 1 as-recorded',
      'amendedBy amend null annulled',
    ]);
    expect(await links('repeal')).toEqual(['repeals found 1 as-recorded']);
    expect(await links('amend')).toEqual(['amends found null as-recorded']);
    const standing = async (id: string) =>
      (await queries.get<{ standing: string }>(`${register.base}/decisions/${id}`)).standing;
    expect([await standing('more'), await standing('part'), await standing('amend')]).toEqual([
      'rectified',
      'as-recorded',
      'annulled',
    ]);
    expect(await links('found', 12)).toEqual([]);
    expect(await links('found', 14)).toEqual(['repealedBy repeal 1 as-recorded']);
  });
});

test('what is told of rectifications is documented', () => {
  const { components } = openApiDocument(queries.app);
  const schemas = components!.schemas as Record<string, { properties: Record<string, unknown> }>;
  const documented: Record<string, string[]> = {
    ChangeItem: ['standing', 'says', 'rectifiedBy', 'targets'],
    DecisionChange: ['standing', 'says', 'rectifications', 'targets', 'steps'],
    DecisionDetail: ['standing', 'links'],
    DecisionSummary: ['standing'],
    HistoryItem: ['standing', 'rectifications', 'steps', 'facts', 'former'],
    OrganizationHistory: ['beliefs'],
    Diff: ['rectified', 'rectifiedTotal'],
    DiffChange: ['was', 'rectifiedBy'],
    Rectification: ['rectification', 'decision', 'recordedAt', 'by', 'reason', 'differences'],
  };
  for (const [name, fields] of Object.entries(documented)) {
    expect([name, Object.keys(schemas[name]!.properties)]).toEqual([name, expect.arrayContaining(fields)]);
  }
  const references = JSON.stringify(openApiDocument(queries.app)).matchAll(
    /"#\/components\/schemas\/([^"]+)"/g,
  );
  for (const [, name] of references) expect(schemas).toHaveProperty([name!]);
});

test('a decision that is annulled whole is told to each organization of what touched it alone', async () => {
  const register = await Register.open('whole');
  await register.record(
    'two',
    on('2018-01-01', org('found', 'C5', 'C', 'G1'), org('found', 'C6', 'C', 'G1')),
  );
  await register.record('void', on('2020-01-01', annul('two')));
  for (const [id, index] of [
    ['C5', 1],
    ['C6', 2],
  ]) {
    const { changes } = await queries.get<History>(`${register.base}/organizations/${id}/history`);
    expect(changes.map((change) => `${change.index} ${change.standing}`)).toEqual([`${index} annulled`]);
  }
});

interface Named {
  readonly revision: number;
  readonly decisionId: string;
  readonly index: number;
  readonly kind: string | null;
}
interface Turn {
  readonly revision: number;
  readonly recordedAt: string;
  readonly decision: { readonly id: string };
  readonly change: Named | null;
}
interface Rectification extends Named {
  readonly rectification: string;
}
interface Deeds {
  readonly steps: readonly unknown[];
  readonly facts: readonly unknown[];
}
interface History {
  readonly versions: readonly { readonly validFrom: string }[];
  readonly changes: readonly (Named &
    Deeds & {
      readonly effectiveOn: string;
      readonly effectivePrecision: string;
      readonly standing: string;
      readonly rectifications: readonly Rectification[];
      readonly former: Deeds | null;
    })[];
  readonly beliefs: readonly {
    readonly validFrom: string;
    readonly name: string;
    readonly change: Named;
    readonly from: Turn;
    readonly to: Turn | null;
  }[];
}
interface Changes {
  readonly items: readonly (Named & {
    readonly standing: string;
    readonly effectiveOn: string;
    readonly says: { readonly effectiveOn: string } | null;
    readonly rectifiedBy: readonly Rectification[];
    readonly targets: readonly Named[];
  })[];
}
interface Decisions {
  readonly items: readonly { readonly id: string; readonly standing: string }[];
}
interface Decision {
  readonly changes: readonly unknown[];
  readonly links: Readonly<
    Record<
      string,
      readonly {
        readonly decision: { readonly id: string };
        readonly change: number | null;
        readonly standing: string;
      }[]
    >
  >;
}
interface Counts {
  readonly items: readonly { readonly kind: string; readonly count: number }[];
}
interface Flows {
  readonly stocks: readonly {
    readonly flows: readonly { readonly as: string; readonly count: number; readonly changesUrl: string }[];
  }[];
}
interface Diff {
  readonly items: readonly {
    readonly id: string;
    readonly categories: readonly string[];
    readonly changes: readonly (Named & {
      readonly standing: string;
      readonly rectifiedBy: readonly Rectification[];
    })[];
  }[];
  readonly rectifiedTotal: number;
  readonly rectified: readonly unknown[];
}
interface Correspondences {
  readonly items: readonly Correspondence[];
}
interface Correspondence {
  readonly from: { readonly id: string } | null;
  readonly to: { readonly id: string } | null;
  readonly labels: readonly string[];
  readonly oneToMany: boolean;
  readonly manyToOne: boolean;
}

function named({ decisionId, index }: Named): string {
  return `${decisionId}#${index}`;
}

function turn({ recordedAt, decision, change }: Turn): string {
  return `${decision.id}#${change?.index} ${change?.kind} ${recordedAt.slice(0, 10)}`;
}

function correspondence({ from, to, labels, oneToMany, manyToOne }: Correspondence): string {
  return `${from?.id ?? '-'} ${labels.join('+')} ${to?.id ?? '-'}${oneToMany ? '<' : ''}${manyToOne ? '>' : ''}`;
}
