import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import request from 'supertest';
import { allocations } from '../../../examples/bloc-2015-2020/allocation.js';
import { generate } from '../../../examples/bloc-2015-2020/generate.js';
import { decide } from '../../../src/commands/decide/decide.js';
import { effectsOf } from '../../../src/events/types/event-catalogue.js';
import { comparePlaces } from '../../../src/events/register/history.js';
import { RegisterState } from '../../../src/events/register/register-state.js';
import { opening, request as whole, type PlainRequest } from '../../support/given.js';
import { knownChanges } from '../../support/known.js';
import { dates, randomBatches } from '../../support/random-decisions.js';
import { decisionEvents } from '../../support/recorded.js';
import { QueriesUnderTest } from './support.js';

let queries: QueriesUnderTest;
beforeAll(async () => {
  queries = await QueriesUnderTest.start();
}, 60_000);
afterAll(() => queries.close());

describe('any history', () => {
  const registers = ['north', 'south', 'east', 'west'];
  const days = ['2014-12-31', ...dates];

  beforeAll(async () => {
    for (const [seed, register] of registers.entries()) {
      const batches = randomBatches.map((all) => all.flat()).filter((all) => all.length > 12);
      const [decisions] = fc.sample(batches, { seed: seed + 75, numRuns: 1 });
      for (const [i, changes] of decisions!.entries()) {
        queries.push(register, decisionEvents(register, `d${i}`, changes));
      }
      await queries.caughtUp(register);
    }
  }, 60_000);

  test('has the correspondences of a naive search', async () => {
    const labels = new Set<string>();
    for (const register of registers) {
      const ends = new Map(queries.events(register).map((e) => [e.metadata.decisionId, e.revision]));
      const side = fc.tuple(
        fc.constantFrom(...days),
        fc.constantFrom(...days),
        fc.constantFrom(...ends.values()),
      );
      for (const [a, b, knownAt] of fc.sample(side, { seed: 3, numRuns: 30 })) {
        const [from, to] = a < b ? [a, b] : [b, a];
        const path = `/registers/${register}/correspondences`;
        const found = await queries.get<Correspondences>(path, { from, to, knownAt });
        const expected = naive(register, from, to, knownAt);
        expect(found.items.map(brief)).toEqual(expected);
        expect(found.items.every(({ changes }) => inOrder(changes))).toBe(true);
        for (const { label, correspondences } of found.totals) {
          const of = found.items.filter((item) => item.labels.includes(label));
          expect([label, correspondences]).toEqual([label, of.length]);
        }
        const distinct = (items: readonly Item[], at: 'from' | 'to') =>
          new Set(items.flatMap((item) => item[at]?.id ?? [])).size;
        expect(found).toMatchObject({
          before: distinct(found.items, 'from'),
          after: distinct(found.items, 'to'),
          oneToMany: distinct(
            found.items.filter(({ oneToMany }) => oneToMany),
            'from',
          ),
          manyToOne: distinct(
            found.items.filter(({ manyToOne }) => manyToOne),
            'to',
          ),
        });
        const pages = await queries.pages<Item>(path, { from, to, knownAt, limit: 2 });
        expect(pages.flat()).toEqual(found.items);
        found.items.flatMap((item) => item.labels).forEach((label) => labels.add(label));
      }
    }
    const met = [
      'ended',
      'identity',
      'merged',
      'new',
      'reclassified',
      'renamed',
      'reorganized',
      'transferred',
    ];
    expect([...labels]).toEqual(expect.arrayContaining(met));
  });

  /** Correspondences as they follow from a fold and from walking every way. */
  function naive(register: string, from: string, to: string, knownAt: number): string[] {
    const { timeline } = queries.state(register, knownAt);
    const on = (day: string) =>
      new Map(
        [...timeline.ids()].sort().flatMap((id) => {
          const state = timeline.stateOn(id, day);
          return state ? [[id, state] as const] : [];
        }),
      );
    const [before, after] = [on(from), on(to)];
    const events = knownChanges(queries.events(register, knownAt))
      .filter(({ change }) => change.effectiveOn > from && change.effectiveOn <= to)
      .sort((a, b) => comparePlaces(a.change, b.change));
    const pairs = new Map<string, [string, string]>();
    const walk = (start: string, at: string, since: number) => {
      if (after.has(at)) pairs.set(`${start} ${at}`, [start, at]);
      for (const [place, { content }] of events.entries()) {
        if (place <= since) continue;
        for (const effect of effectsOf(content)) {
          if (effect.effect === 'succeeded' && effect.organizationId === at)
            walk(start, effect.successorId, place);
        }
      }
    };
    for (const id of before.keys()) walk(id, id, -1);
    const all = [...pairs.values()];
    const rows = [...before.keys()].flatMap((id) => {
      const targets = all.filter(([source]) => source === id);
      if (targets.length === 0) return [`${id} ended -`];
      return targets
        .map(([, target]) => target)
        .sort()
        .map((target) => {
          const sources = all.filter(([, end]) => end === target);
          const flags = `${targets.length > 1 ? '<' : ''}${sources.length > 1 ? '>' : ''}`;
          return `${id} ${labelsOf(id, target, targets.length, sources.length)} ${target}${flags}`;
        });
    });
    const fresh = [...after.keys()].filter((id) => !all.some(([, target]) => target === id));
    return [...rows, ...fresh.map((id) => `- new ${id}`)];

    function labelsOf(a: string, b: string, targets: number, sources: number): string {
      if (a !== b) {
        if (sources > 1 && targets === 1) return 'merged';
        return targets > 1 && sources === 1 ? 'split' : 'reorganized';
      }
      const [x, y] = [before.get(a)!, after.get(b)!];
      const named = ({ name, otherNames }: typeof x) => JSON.stringify([name, otherNames]);
      const found = [
        ...(named(x) === named(y) ? [] : ['renamed']),
        ...(x.parentId === y.parentId ? [] : ['transferred']),
        ...(x.kind === y.kind ? [] : ['reclassified']),
        ...(JSON.stringify(x.codes) === JSON.stringify(y.codes) ? [] : ['recoded']),
      ];
      return found.length === 0 ? 'identity' : found.join('+');
    }
  }
});

describe('the first register', () => {
  const register = 'bloc';
  const path = `/registers/${register}/correspondences`;
  const term = { from: '2015-10-16', to: '2020-09-30' };

  beforeAll(async () => {
    const state = new RegisterState();
    for (const { id, recordedAt, actor, request: asked, chapter } of generate('A')) {
      if (chapter === 'corrections') break;
      const context = { register, decisionId: id, recordedAt, actor, correlationId: id, causationId: id };
      const { events } = decide(state, asked, context);
      for (const event of events) state.apply(event);
      queries.push(register, events);
    }
    await queries.caughtUp(register);
  }, 180_000);

  test('keeps every organization of both ends of its term', async () => {
    const pages = await queries.pages<Item>(path, { ...term, limit: 1000 });
    const items = pages.flat();
    const { timeline } = queries.state(register);
    const live = (day: string) => [...timeline.ids()].filter((id) => timeline.stateOn(id, day)).sort();
    const ids = (at: 'from' | 'to') => [...new Set(items.flatMap((item) => item[at]?.id ?? []))].sort();
    expect(ids('from')).toEqual(live(term.from));
    expect(ids('to')).toEqual(live(term.to));
    const first = await queries.get<Correspondences>(path, { ...term, limit: 1 });
    expect(first).toMatchObject({ before: ids('from').length, after: ids('to').length });
    const merged = items.filter(({ labels }) => labels.includes('merged'));
    for (const { manyToOne, from, to, changes } of merged) {
      expect(manyToOne).toBe(true);
      expect(from!.id).not.toBe(to!.id);
      expect(changes.map(({ kind }) => kind)).toContain('merge');
    }
    const party = merged.filter(({ from }) => ['U', 'G', 'P', 'B', 'C'].includes(from!.kind));
    const absorbed = Object.values(allocations.A.absorbed).reduce((a, b) => a + b, 0);
    const elsewhere = items.filter(
      ({ labels, changes }) => labels.includes('reorganized') && changes.some(({ kind }) => kind === 'merge'),
    );
    expect(party.length + elsewhere.length).toBe(absorbed);
    const upgraded = Object.values(allocations.A.upgraded).reduce((a, b) => a + b, 0);
    expect(items.filter(({ labels }) => labels.includes('reclassified'))).toHaveLength(upgraded);
  });

  test('opens to a change wherever something changed', async () => {
    const items = (await queries.pages<Item>(path, { ...term, limit: 1000 })).flat();
    for (const { labels, changes, from, to } of items) {
      if (labels.includes('identity')) continue;
      expect([from?.id, to?.id, changes.length]).not.toEqual([from?.id, to?.id, 0]);
    }
  });

  test('comes as one table', async () => {
    const http = request(queries.app.getHttpServer());
    const { text, headers } = await http.get(path).query({ ...term, format: 'csv' });
    const items = (await queries.pages<Item>(path, { ...term, limit: 1000 })).flat();
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename=bloc-2015-10-16-2020-09-30.csv');
    const lines = text.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^\ufefffrom_id,from_name,/);
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(items.map(({ from }) => from?.id ?? ''));
  });
});

describe('through several changes', () => {
  const register = 'small';
  const path = `/registers/${register}/correspondences`;
  const state = new RegisterState();
  let recorded = 0;
  const dates = { from: '2011-01-01', to: '2016-01-01' };

  async function record(decisionId: string, plain: PlainRequest): Promise<void> {
    const recordedAt = `2016-01-${10 + recorded++}T00:00:00.000Z`;
    const context = { register, decisionId, recordedAt, actor: 'test', correlationId: 'c', causationId: 'c' };
    const { events } = decide(state, whole(plain), context);
    for (const event of events) state.apply(event);
    queries.push(register, events);
    await queries.caughtUp(register);
  }

  const into = (organizationId: string, name = organizationId) => ({
    organizationId,
    name,
    organizationKind: 'G',
    parentId: 'U1',
  });

  beforeAll(async () => {
    await record('open', opening());
    await record('consolidated', {
      decision: { effectiveOn: '2012-01-01' },
      changes: [
        {
          kind: 'merge',
          form: 'consolidation',
          organizationIds: ['G1', 'G2'],
          into: into('X'),
          children: [
            { organizationId: 'C1', parentId: 'X' },
            { organizationId: 'C2', parentId: 'X' },
          ],
        },
      ],
    });
    await record('replaced', {
      decision: { effectiveOn: '2013-01-01' },
      changes: [
        { kind: 'found', organization: into('Y', '=HYPERLINK("x")') },
        {
          kind: 'merge',
          form: 'absorption',
          organizationIds: ['X'],
          survivorId: 'Y',
          children: [
            { organizationId: 'C1', parentId: 'Y' },
            { organizationId: 'C2', parentId: 'Y' },
          ],
        },
      ],
    });
    await record('brief', {
      decision: { effectiveOn: '2014-01-01' },
      changes: [
        {
          kind: 'split',
          form: 'separation',
          organizationId: 'C1',
          into: [{ ...into('C3'), organizationKind: 'C', parentId: 'Y' }],
        },
        { kind: 'dissolve', organizationId: 'C2', form: 'dissolved' },
      ],
    });
    await record('again', {
      decision: { effectiveOn: '2015-01-01' },
      changes: [
        {
          kind: 'split',
          form: 'separation',
          organizationId: 'C1',
          into: [{ ...into('C4'), organizationKind: 'C', parentId: 'Y' }],
        },
      ],
    });
  }, 60_000);

  test('two become one that neither date knows the way to', async () => {
    const { items } = await queries.get<Correspondences>(path, dates);
    expect(
      items.map((item) => `${brief(item)} ${item.changes.map(({ decisionId }) => decisionId).join(',')}`),
    ).toEqual([
      'C1 transferred C1< consolidated,replaced,brief,again',
      'C1 split C3< brief',
      'C1 split C4< again',
      'C2 ended - brief',
      'G1 merged Y> consolidated,replaced',
      'G2 merged Y> consolidated,replaced',
      'R identity R ',
      'U1 identity U1 ',
      'U2 identity U2 ',
    ]);
  });

  test('is as known then', async () => {
    const items = await queries.pages<Item>(path, { ...dates, knownAt: '2016-01-10T00:00:00Z' });
    expect(items.flat().every(({ labels }) => labels.includes('identity'))).toBe(true);
  });

  test('a table holds no formulas', async () => {
    const http = request(queries.app.getHttpServer());
    const { text } = await http.get(path).query(dates).set('Accept', 'text/csv');
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  });

  test.each<[Record<string, string>, string[]]>([
    [{}, ['from', 'to']],
    [
      { from: '2015-02-30', to: 'x', format: 'html', validAt: '2015-01-01' },
      ['format', 'from', 'to', 'validAt'],
    ],
    [{ from: '2015-02-02', to: '2015-02-01', limit: '0' }, ['limit', 'to']],
  ])('mistakes in %j are told at once', async (query, parameters) => {
    const problem = await queries.problem(path, query);
    expect(problem.status).toBe(400);
    expect(problem.errors!.map(({ parameter }) => parameter).sort()).toEqual(parameters);
  });
});

interface Item {
  readonly from: { readonly id: string; readonly kind: string } | null;
  readonly to: { readonly id: string; readonly kind: string } | null;
  readonly labels: readonly string[];
  readonly oneToMany: boolean;
  readonly manyToOne: boolean;
  readonly changes: readonly {
    readonly kind: string;
    readonly decisionId: string;
    readonly effectiveOn: string;
  }[];
}
interface Correspondences {
  readonly before: number;
  readonly after: number;
  readonly totals: readonly { readonly label: string; readonly correspondences: number }[];
  readonly items: readonly Item[];
}

function brief({ from, to, labels, oneToMany, manyToOne }: Item): string {
  return `${from?.id ?? '-'} ${labels.join('+')} ${to?.id ?? '-'}${oneToMany ? '<' : ''}${manyToOne ? '>' : ''}`;
}

function inOrder(changes: Item['changes']): boolean {
  return changes.every(({ effectiveOn }, i) => i === 0 || changes[i - 1]!.effectiveOn <= effectiveOn);
}
