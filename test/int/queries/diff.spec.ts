import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rmSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import request from 'supertest';
import { generate } from '../../../examples/bloc-2015-2020/generate.js';
import { allocations } from '../../../examples/bloc-2015-2020/allocation.js';
import { decide } from '../../../src/commands/decide/decide.js';
import { effectsOf, rectificationsOf } from '../../../src/events/types/event-catalogue.js';
import type { Effect } from '../../../src/events/vocabulary/effect.js';
import {
  comparePlaces,
  type ChangeRef,
  type Entry,
  type OrganizationState,
  type Place,
} from '../../../src/events/register/history.js';
import { RegisterState } from '../../../src/events/register/register-state.js';
import { host } from '../../../src/host.js';
import { runCommandLine } from '../../../src/modules/shell/program.js';
import { fates, lastStatement, standingOf, type Fate } from '../../support/known.js';
import { dates, randomBatches } from '../../support/random-decisions.js';
import { decisionEvents, type PlainEvent } from '../../support/recorded.js';
import { opening, request as whole, type PlainRequest } from '../../support/given.js';
import { newDataFolder } from '../../support/stores.js';
import { QueriesUnderTest } from './support.js';

let queries: QueriesUnderTest;
beforeAll(async () => {
  queries = await QueriesUnderTest.start();
}, 60_000);
afterAll(() => queries.close());

describe('any two states of any history', () => {
  const registers = ['north', 'south', 'east', 'west'];
  const days = ['2014-12-31', ...dates];
  let pairs: Pair[];

  beforeAll(async () => {
    for (const [seed, register] of registers.entries()) {
      const batches = randomBatches
        .map((all) => all.flat())
        .filter((all) => all.length > 12 && all.flat().some(correctsItsOrganization));
      const [decisions] = fc.sample(batches, { seed: seed + 31, numRuns: 1 });
      for (const [i, changes] of decisions!.entries()) {
        queries.push(register, decisionEvents(register, `d${i}`, changes));
      }
      await queries.caughtUp(register);
    }
    pairs = registers.flatMap((register) => {
      const ends = new Map(queries.events(register).map((e) => [e.metadata.decisionId, e.revision]));
      const side = fc.tuple(fc.constantFrom(...days), fc.constantFrom(...ends.values()));
      return fc.sample(fc.tuple(side, side), { seed: 5, numRuns: 60 }).map(([[a, k], [b, l]]): Pair => {
        const [from, to] = a < b ? [a, b] : [b, a];
        return { register, from, to, knownFrom: Math.min(k, l), knownTo: Math.max(k, l) };
      });
    });
  }, 60_000);

  test('differ in what two folds differ in', async () => {
    let seen = 0;
    const standings = new Set<string>();
    for (const { register, ...query } of pairs) {
      const expected = naiveDiff({ register, ...query });
      seen += expected.length;
      const diff = await queries.get<Diff>(`/registers/${register}/diff`, query);
      expect(diff.before).toMatchObject({ validAt: query.from, revision: query.knownFrom });
      expect(diff.after).toMatchObject({ validAt: query.to, revision: query.knownTo });
      expect(diff.items.map(withoutLineage)).toEqual(expected.map(({ corrected: _, ...item }) => item));
      expect(diff.total).toBe(expected.length);
      const rectified = [...fates(queries.events(register, query.knownTo)).values()].filter(
        ({ change, rectifiedBy }) =>
          change.revision <= query.knownFrom &&
          rectifiedBy.some(({ revision }) => revision > query.knownFrom),
      );
      expect(diff.rectifiedTotal).toBe(rectified.length);
      expect(
        diff.rectified.map(({ revision, standing, rectifications }) => [
          revision,
          standing,
          rectifications.length,
        ]),
      ).toEqual(
        rectified
          .sort((a, b) => comparePlaces(placeOf(a), placeOf(b)))
          .map((fate) => [
            fate.change.revision,
            standingOf(fate),
            fate.rectifiedBy.filter(({ revision }) => revision > query.knownFrom).length,
          ]),
      );
      for (const { revision, organizationIds } of diff.rectified) {
        expect(organizationIds).toEqual(
          expected.filter(({ corrected }) => corrected.includes(revision)).map(({ id }) => id),
        );
      }
      for (const { standing } of expected.flatMap(({ changes }) => changes)) standings.add(standing);
      for (const { category, organizations } of diff.totals) {
        const of = diff.items.filter(({ categories }) => categories.includes(category));
        expect([category, organizations]).toEqual([category, of.length]);
      }
      expect(counted(diff.turns)).toEqual(
        tally(
          diff.items.flatMap(({ categories: [category], as, before, after }) =>
            category === 'opened' || category === 'closed'
              ? [`${category} ${as} ${(before ?? after)!.kind}`]
              : [],
          ),
        ),
      );
      for (const { kind, before, after } of diff.kinds) {
        expect([kind, before]).toEqual([kind, kindCount(register, query.knownFrom, query.from, kind)]);
        expect([kind, after]).toEqual([kind, kindCount(register, query.knownTo, query.to, kind)]);
      }
    }
    expect(seen).toBeGreaterThan(100);
    expect([...standings].sort()).toEqual(['corrected', 'happened', 'learned', 'withdrawn']);
  });

  test('are compared page by page, while others are recorded', async () => {
    const register = 'north';
    const query = { from: '2014-12-31', to: '2020-12-31' };
    const path = `/registers/${register}/diff`;
    const all = await queries.get<Diff>(path, query);
    expect(all.items.length).toBeGreaterThan(2);
    const first = await queries.get<Diff>(path, { ...query, limit: 1 });
    queries.push(
      register,
      decisionEvents(register, 'late', [
        {
          type: 'OrganizationRenamed',
          data: { organizationId: all.items[1]!.id, name: 'Muộn' },
          effectiveOn: '2015-01-01',
        },
      ]),
    );
    const atLeast = await queries.caughtUp(register);
    const rest = await queries.get<Diff>(path, { ...query, atLeast, cursor: first.next!, limit: 1 });
    expect(rest.items).toEqual([all.items[1]]);
    expect([rest.before, rest.after]).toEqual([all.before, all.after]);
    expect(rest.totals).toEqual(all.totals);
  });

  interface Pair {
    readonly register: string;
    readonly from: string;
    readonly to: string;
    readonly knownFrom: number;
    readonly knownTo: number;
  }

  /** The items as they follow from two folds, but for what lineage says. */
  function naiveDiff({ register, from, to, knownFrom, knownTo }: Pair) {
    const [first, second] = [queries.state(register, knownFrom), queries.state(register, knownTo)];
    const all = fates(queries.events(register, knownTo));
    const ids = new Set([...first.timeline.ids(), ...second.timeline.ids()]);
    return [...ids].sort().flatMap((id) => {
      const before = first.timeline.stateOn(id, from) ?? null;
      const after = second.timeline.stateOn(id, to) ?? null;
      if (JSON.stringify(sorted(before)) === JSON.stringify(sorted(after))) return [];
      const between = second.timeline.stateOn(id, from) ?? null;
      const fields = Object.keys(before ?? after!).filter(
        (field) => JSON.stringify(sorted(before)?.[field]) !== JSON.stringify(sorted(after)?.[field]),
      );
      const categories = [
        ...(before ? [] : ['opened']),
        ...(after ? [] : ['closed']),
        ...(before && after ? [...new Set(fields.map((field) => fieldCategory[field]!))] : []),
        ...(JSON.stringify(sorted(between)) === JSON.stringify(sorted(after)) ? ['learned'] : []),
      ];
      const old = deeds(first.timeline.entries(id), from);
      const now = deeds(second.timeline.entries(id), to);
      const changes = [...new Set([...old.keys(), ...now.keys()])]
        .filter((revision) => told(old.get(revision)) !== told(now.get(revision)))
        .map((revision) => ({ revision, was: old.get(revision), is: now.get(revision) }))
        .sort((a, b) => comparePlaces((a.is ?? a.was)!.change, (b.is ?? b.was)!.change));
      const [ever, anew] = [first, second].map(({ timeline }) => deeds(timeline.entries(id), '9999-12-31'));
      const corrected = changes
        .map(({ revision }) => revision)
        .filter(
          (revision) => revision <= knownFrom && told(ever!.get(revision)) !== told(anew!.get(revision)),
        );
      if (corrected.length > 0) categories.push('corrected');
      return [
        {
          id,
          categories: categories.sort(),
          before,
          after,
          differences: before && after ? fields : [],
          corrected,
          changes: changes.map(({ revision, was, is }) => ({
            revision,
            effectiveOn: (is ?? was)!.change.effectiveOn,
            effects: (is ?? was)!.effects.map(({ effect }) => effect),
            standing: !is
              ? 'withdrawn'
              : was
                ? 'corrected'
                : is.change.effectiveOn > from
                  ? 'happened'
                  : 'learned',
            was:
              was && is
                ? {
                    effectiveOn: was.change.effectiveOn,
                    effectiveSequence: was.change.effectiveSequence,
                    dateStated: null,
                    assumed: false,
                    effects: was.effects.map(({ effect }) => effect),
                  }
                : null,
            rectifiedBy: rectifiedSince(revision),
          })),
        },
      ];
    });

    function rectifiedSince(revision: number): number[] {
      const rectifications = all.get(revision)?.rectifiedBy.map((event) => event.revision) ?? [];
      return revision > knownFrom
        ? rectifications
        : rectifications.filter((rectification) => rectification > knownFrom);
    }
  }

  /** True for a correction that makes a change do something else to an organization that it touched before. */
  function correctsItsOrganization(event: PlainEvent): boolean {
    return rectificationsOf(event).some(({ before, after }) => {
      if (!before || !after) return false;
      const touched = effectsOf(before).map(({ organizationId }) => organizationId);
      return effectsOf(after).some(({ organizationId }) => touched.includes(organizationId));
    });
  }

  interface Deed {
    readonly change: ChangeRef;
    readonly effects: readonly Effect[];
  }

  /** What each change does to an organization by a date. */
  function deeds(entries: readonly Entry[], on: string): Map<number, Deed> {
    const found = new Map<number, Deed>();
    for (const { change, effect } of entries) {
      if (change.effectiveOn > on) continue;
      found.set(change.revision, {
        change,
        effects: [...(found.get(change.revision)?.effects ?? []), effect],
      });
    }
    return found;
  }

  function told(deed: Deed | undefined): string {
    if (!deed) return '';
    const { effectiveOn, effectiveSequence } = deed.change;
    return JSON.stringify([effectiveOn, effectiveSequence, deed.effects]);
  }

  function kindCount(register: string, knownAt: number, on: string, kind: string): number {
    const { timeline } = queries.state(register, knownAt);
    return [...timeline.ids()].filter((id) => timeline.stateOn(id, on)?.kind === kind).length;
  }
});

describe('the first register', () => {
  const register = 'bloc';
  const base = `/registers/${register}`;
  const term = { from: '2015-10-16', to: '2020-09-30' };
  let last: number;

  beforeAll(async () => {
    const state = new RegisterState();
    for (const { id, recordedAt, actor, request, chapter } of generate('A')) {
      if (chapter === 'corrections') break;
      const context = { register, decisionId: id, recordedAt, actor, correlationId: id, causationId: id };
      const { events } = decide(state, request, context);
      for (const event of events) state.apply(event);
      queries.push(register, events);
    }
    last = await queries.caughtUp(register);
  }, 180_000);

  test('opened and closed in its term what its allocation says', async () => {
    const diff = await queries.get<Diff>(`${base}/diff`, { ...term, limit: 1 });
    const turns = (category: string, as: string) =>
      diff.turns
        .filter((turn) => turn.category === category && turn.as === as && partyKinds.includes(turn.kind))
        .reduce((sum, { organizations }) => sum + organizations, 0);
    const sum = (table: Readonly<Record<string, number>>) => Object.values(table).reduce((a, b) => a + b, 0);
    const { founded, received, handedOver, dissolved, absorbed, carriedIn, carriedOut } = allocations.A;
    expect({
      founded: turns('opened', 'founded'),
      received: turns('opened', 'received'),
      carriedIn: turns('opened', 'carried-in'),
      handedOver: turns('closed', 'handed-over'),
      carriedOut: turns('closed', 'carried-out'),
      dissolved: turns('closed', 'dissolved') + turns('closed', 'ceased') + turns('closed', 'disbanded'),
      absorbed: turns('closed', 'absorbed'),
    }).toEqual({
      founded: sum(founded),
      received: sum(received),
      carriedIn: received['G'] * carriedIn,
      handedOver: sum(handedOver),
      carriedOut: handedOver['G'] * carriedOut,
      dissolved: sum(dissolved),
      absorbed: sum(absorbed),
    });
    const of = (category: string) => diff.totals.find((total) => total.category === category)!.organizations;
    for (const kind of diff.kinds) {
      const net = (category: string) =>
        diff.turns
          .filter((turn) => turn.category === category && turn.kind === kind.kind)
          .reduce((all, { organizations }) => all + organizations, 0);
      const upgraded = (upgradedBy[kind.kind] ?? (() => 0))(allocations.A.upgraded);
      expect([kind.kind, kind.after - kind.before]).toEqual([
        kind.kind,
        net('opened') - net('closed') + upgraded,
      ]);
    }
    expect(of('reclassified')).toBe(sum(allocations.A.upgraded));
    expect([of('learned'), of('corrected')]).toEqual([0, 0]);
  });

  test('differs in what two folds of it differ in', async () => {
    const { timeline } = queries.state(register);
    const expected = [...timeline.ids()]
      .filter((id) => {
        const [before, after] = [timeline.stateOn(id, term.from), timeline.stateOn(id, term.to)];
        return JSON.stringify(sorted(before ?? null)) !== JSON.stringify(sorted(after ?? null));
      })
      .sort();
    const pages = await queries.pages<Item>(`${base}/diff`, { ...term, limit: 150 });
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flat().map(({ id }) => id)).toEqual(expected);
    for (const item of pages.flat()) {
      expect(item.changes.length).toBeGreaterThan(0);
      expect(item.changes.every(({ decision }) => decision.number.length > 0)).toBe(true);
    }
  });

  test('names the survivor of each absorption', async () => {
    const items = (await queries.pages<Item>(`${base}/diff`, { ...term, limit: 1000 })).flat();
    const absorbed = items.filter(({ as }) => as === 'absorbed');
    for (const { id, categories, successors, changes } of absorbed) {
      expect([id, categories]).toEqual([id, ['closed', 'merged']]);
      expect(successors).toHaveLength(1);
      expect(changes.map(({ kind }) => kind)).toContain('merge');
    }
  });

  test('does not differ from itself', async () => {
    const diff = await queries.get<Diff>(`${base}/diff`, { from: term.from, to: term.from, knownAt: last });
    expect(diff).toMatchObject({ total: 0, items: [], next: null });
  });
});

describe('what was learned later', () => {
  const register = 'small';
  const base = `/registers/${register}`;
  const state = new RegisterState();
  let recorded = 0;
  let first: number;

  async function record(decisionId: string, plain: PlainRequest): Promise<number> {
    const recordedAt = `2016-01-0${++recorded}T00:00:00.000Z`;
    const context = { register, decisionId, recordedAt, actor: 'test', correlationId: 'c', causationId: 'c' };
    const { events } = decide(state, whole(plain), context);
    for (const event of events) state.apply(event);
    queries.push(register, events);
    return queries.caughtUp(register);
  }

  beforeAll(async () => {
    first = await record('open', opening());
    await record('late', {
      decision: { effectiveOn: '2012-01-01' },
      changes: [
        { kind: 'rename', organizationId: 'C1', name: 'Chi bộ <1>' },
        { kind: 'merge', form: 'absorption', organizationIds: ['G2'], survivorId: 'G1' },
      ],
    });
    await record('split', {
      decision: { effectiveOn: '2014-01-01' },
      changes: [
        { kind: 'transfer', organizationId: 'G1', parentId: 'U2' },
        {
          kind: 'split',
          form: 'separation',
          organizationId: 'G1',
          into: [{ organizationId: 'G5', name: 'G5', organizationKind: 'G', parentId: 'U1' }],
          effectiveSequence: 1,
        },
      ],
    });
  }, 60_000);

  test('is a difference by belief only, on one date', async () => {
    const diff = await queries.get<Diff>(`${base}/diff`, { validAt: '2013-01-01', knownFrom: first });
    expect(brief(diff)).toEqual(['C1 renamed,learned learned', 'G2 closed,merged,learned learned']);
    expect(diff.items[1]).toMatchObject({
      as: 'absorbed',
      after: null,
      successors: [{ id: 'G1', name: 'G1', kind: 'G' }],
      changes: [{ kind: 'merge', decision: { id: 'late' }, effects: ['closed', 'succeeded'] }],
    });
  });

  test('is told apart from what happened', async () => {
    const query = { from: '2013-01-01', to: '2015-01-01', knownFrom: first, knownTo: state.revision };
    const diff = await queries.get<Diff>(`${base}/diff`, query);
    expect(brief(diff)).toEqual([
      'C1 renamed,learned learned',
      'G1 moved,merged,split happened',
      'G2 closed,merged,split,learned learned',
      'G5 opened,merged,split happened',
    ]);
    expect(diff.items[1]).toMatchObject({
      before: { parent: { id: 'U1', kind: 'U' } },
      after: { parent: { id: 'U2', kind: 'U' } },
      differences: [{ field: 'parentId', before: 'U1', after: 'U2' }],
      predecessors: [{ id: 'G2' }],
      successors: [{ id: 'G5' }],
    });
  });

  test('is no difference between dates, as known at one time', async () => {
    const diff = await queries.get<Diff>(`${base}/diff`, { from: '2013-01-01', to: '2013-06-01' });
    expect(diff.items).toEqual([]);
  });

  test('is taken as of today when no date is given', async () => {
    const diff = await queries.get<Diff>(`${base}/diff`, { knownFrom: '2016-01-01T12:00:00Z' });
    expect(diff.after.validAt).toBe('2021-01-01');
    expect(diff.items.map(({ id }) => id)).toEqual(['C1', 'G1', 'G2', 'G5']);
  });

  test.each<[Record<string, string | number>, string[]]>([
    [{}, ['from', 'to']],
    [
      { from: '2015-02-29', knownTo: 'x', lang: 'fr', colour: 'red' },
      ['colour', 'from', 'knownTo', 'knownTo', 'lang', 'to'],
    ],
    [{ from: '2015-01-02', to: '2015-01-01', validAt: '2015-01-01' }, ['to', 'validAt']],
    [{ from: '2015-01-01', knownFrom: 1 }, ['to']],
    [{ knownAt: 5, knownFrom: 1, knownTo: 5 }, ['knownFrom', 'knownTo']],
    [{ knownFrom: 9999, knownTo: 8888 }, ['knownFrom', 'knownTo']],
    [{ knownFrom: 15, knownTo: 12 }, ['knownTo']],
    [{ from: '2015-01-01', to: '2015-01-01', knownAt: 9999 }, ['knownAt']],
    [{ from: '2015-01-01', to: '2015-01-01', cursor: 'abc' }, ['cursor']],
  ])('mistakes in %j are told at once', async (query, parameters) => {
    const problem = await queries.problem(`${base}/diff`, query);
    expect(problem.status).toBe(400);
    expect(problem.errors!.map(({ parameter }) => parameter).sort()).toEqual(parameters);
  });

  test('a cursor is good for its own list alone', async () => {
    const query = { validAt: '2013-01-01', knownFrom: first, limit: 1 };
    const { next } = await queries.get<Diff>(`${base}/diff`, query);
    const [revision, validAt, list] = JSON.parse(Buffer.from(next!, 'base64url').toString()) as unknown[];
    for (const after of [[], ['x', 'G1'], [first], [first, 1], [-1, 'G1'], [first, 'G1', 'G2']]) {
      const cursor = Buffer.from(JSON.stringify([revision, validAt, list, after])).toString('base64url');
      const problem = await queries.problem(`${base}/diff`, { ...query, cursor });
      expect(problem.errors![0]!.code).toBe('invalid-cursor');
    }
    const other = await queries.problem(`${base}/diff`, { ...query, validAt: '2013-01-02', cursor: next! });
    expect(other.errors![0]!.code).toBe('cursor-mismatch');
  });

  describe('as a page', () => {
    const query = { validAt: '2013-01-01', knownFrom: 0, limit: 1 };
    const ask = (more: object) =>
      request(queries.app.getHttpServer())
        .get(`${base}/diff`)
        .query({ ...query, knownFrom: first, ...more });

    test('stands alone, escapes names and leads on', async () => {
      const { text, headers } = await ask({ format: 'html', lang: 'en' });
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['content-language']).toBe('en');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(text).toContain('name: Chi bộ &lt;1>');
      expect(text).not.toMatch(/<1>|<script|<link|src=/);
      expect(text).toContain('href="/registers/small/decisions/late"');
      for (const [, anchor] of text.matchAll(/href="#([^"]+)"/g)) expect(text).toContain(`id="${anchor}"`);
      const next = /href="([^"]+cursor=[^"]+)"/.exec(text)![1]!.replaceAll('&amp;', '&');
      const second = await request(queries.app.getHttpServer()).get(next);
      expect(second.text).toContain('G2 G2');
      expect(second.text).not.toContain('cursor=');
    });

    test.each([
      [{ 'Accept-Language': 'vi', Accept: 'text/html' }, '<html lang="vi">', 'chỉ khác do sổ được bổ sung'],
      [{ 'Accept-Language': 'en', Accept: 'text/html' }, '<html lang="en">', 'differs by belief only'],
      [{ 'Accept-Language': 'en', Accept: 'text/markdown' }, '# Two states', 'Chi bộ \\<1\\>'],
    ])('is as the client prefers it: %j', async (headers, ...parts) => {
      const { text } = await ask({}).set(headers);
      for (const part of parts) expect(text).toContain(part);
    });

    test('says that there is nothing to say', async () => {
      const { text } = await ask({ validAt: '2011-01-01', format: 'html', lang: 'en' });
      expect(text).toContain('There is no difference.');
    });
  });

  function brief(diff: Diff): string[] {
    return diff.items.map(
      ({ id, categories, changes }) =>
        `${id} ${categories.join(',')} ${[...new Set(changes.map(({ standing }) => standing))].join(',')}`,
    );
  }
});

describe('in the shell', () => {
  let data: string;
  beforeAll(async () => {
    data = await newDataFolder();
    const change = { kind: 'merge', form: 'absorption', organizationIds: ['G2'], survivorId: 'G1' };
    const lines = [whole(opening()), whole({ decision: { effectiveOn: '2012-01-01' }, changes: [change] })];
    const input = lines.map((line, i) => JSON.stringify({ register: 'sample', id: `d${i}`, ...line }));
    expect(await orgledger(['import'], input.join('\n'))).toMatchObject({ code: 0 });
  }, 60_000);
  afterAll(() => rmSync(data, { recursive: true }));

  async function orgledger(args: readonly string[], input = '') {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const streams = { stdin: Readable.from([input], { objectMode: false }), stdout, stderr };
    const code = await runCommandLine(['--lang', 'en', '--data', data, ...args], host, streams);
    const [out, err] = await Promise.all([stdout, stderr].map((stream) => text(stream.end())));
    return { code, out: out!, err: err! };
  }

  const term = ['--from', '2011-01-01', '--to', '2013-01-01'];

  test('two states are compared', async () => {
    const { out } = await orgledger(['diff', 'sample', ...term]);
    expect(out).toMatch(/: 1 organization differs\n/);
    expect(out).toMatch(/^G2 +closed, merged \(absorbed\) +G2 +.*\(d1#1\)$/m);
    const known = ['--known-from', '9', '--on', '2013-01-01'];
    const learned = await orgledger(['--json', 'diff', 'sample', ...known]);
    expect(JSON.parse(learned.out)).toMatchObject({
      total: 1,
      items: [{ id: 'G2', categories: ['closed', 'merged', 'learned'] }],
    });
    expect((await orgledger(['diff', 'sample', ...term, '--format', 'html'])).out).toMatch(
      /^<!doctype html>/,
    );
  });

  test('organizations are told which they are', async () => {
    const { out } = await orgledger(['correspondences', 'sample', ...term]);
    expect(out).toMatch(/^G2 +merged +G1 +many to one +.*\(d1#1\)$/m);
    const csv = await orgledger(['correspondences', 'sample', ...term, '--format', 'csv']);
    expect(csv.out).toMatch(/^G2,G2,G,U1,G1,G1,G,U1,merged,false,true,2012-01-01,d1#1,/m);
  });

  test('mistakes are told at once', async () => {
    const { code, err } = await orgledger(['diff', 'sample', '--to', '2013-01-01', '--known-to', 'x']);
    expect(code).toBe(2);
    expect(err).toMatch(/from takes one date/);
    expect(err).toMatch(/knownTo takes one revision/);
  });
});

interface Item {
  readonly id: string;
  readonly categories: readonly string[];
  readonly as: string | null;
  readonly before:
    (OrganizationState & { validFrom: string; validTo: string | null; parent: unknown }) | null;
  readonly after: (OrganizationState & { validFrom: string; validTo: string | null; parent: unknown }) | null;
  readonly differences: readonly { readonly field: string }[];
  readonly successors: readonly { readonly id: string }[];
  readonly changes: readonly {
    readonly revision: number;
    readonly kind: string;
    readonly effectiveOn: string;
    readonly effects: readonly string[];
    readonly standing: string;
    readonly was: unknown;
    readonly rectifiedBy: readonly { readonly revision: number }[];
    readonly decision: { readonly number: string };
  }[];
}
interface RectifiedChange {
  readonly revision: number;
  readonly kind: string;
  readonly effectiveOn: string;
  readonly standing: string;
  readonly rectifications: readonly {
    readonly rectification: string;
    readonly differences: readonly { readonly field: string }[];
    readonly decision: { readonly id: string };
  }[];
  readonly organizationIds: readonly string[];
}
interface Turn {
  readonly category: string;
  readonly as: string | null;
  readonly kind: string;
  readonly organizations: number;
}
interface Diff {
  readonly before: { readonly validAt: string };
  readonly after: { readonly validAt: string };
  readonly total: number;
  readonly totals: readonly { readonly category: string; readonly organizations: number }[];
  readonly turns: readonly Turn[];
  readonly kinds: readonly { readonly kind: string; readonly before: number; readonly after: number }[];
  readonly rectifiedTotal: number;
  readonly rectified: readonly RectifiedChange[];
  readonly items: readonly Item[];
  readonly next: string | null;
}

const fieldCategory: Readonly<Record<string, string>> = {
  name: 'renamed',
  otherNames: 'renamed',
  parentId: 'moved',
  kind: 'reclassified',
  codes: 'recoded',
  authorities: 'authorities',
  functions: 'functions',
};

/** The kinds that the allocation is about. */
const partyKinds = ['U', 'G', 'P', 'B', 'C'];

/** What the upgrades add to a kind. */
const upgradedBy: Readonly<Record<string, (upgraded: { GU: number; BG: number; CB: number }) => number>> = {
  U: ({ GU }) => GU,
  G: ({ GU, BG }) => BG - GU,
  B: ({ BG, CB }) => CB - BG,
  C: ({ CB }) => -CB,
};

function withoutLineage({ id, categories, before, after, differences, changes }: Item) {
  const state = (one: Item['before']) => {
    if (!one) return null;
    const { validFrom: _, validTo: __, parent: ___, ...rest } = one;
    return rest;
  };
  return {
    id,
    categories: categories.filter((category) => category !== 'merged' && category !== 'split').sort(),
    before: state(before),
    after: state(after),
    differences: differences.map(({ field }) => field),
    changes: changes.map(({ revision, effectiveOn, effects, standing, was, rectifiedBy }) => ({
      revision,
      effectiveOn,
      effects,
      standing,
      was,
      rectifiedBy: rectifiedBy.map((rectification) => rectification.revision),
    })),
  };
}

/** A state with its fields' keys in order. */
function sorted(state: OrganizationState | null): Record<string, unknown> | null {
  if (!state) return null;
  const inOrder = (record: object) =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  const { otherNames, codes, functions, ...rest } = state;
  return {
    ...rest,
    otherNames: inOrder(otherNames),
    codes: inOrder(codes),
    functions: inOrder(functions),
  };
}

function counted(turns: readonly Turn[]): string[] {
  return turns
    .map(({ category, as, kind, organizations }) => `${category} ${as} ${kind} ${organizations}`)
    .sort();
}

function tally(keys: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].map(([key, count]) => `${key} ${count}`).sort();
}

function placeOf(fate: Fate): Place {
  return { ...lastStatement(fate), revision: fate.change.revision };
}
