import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { decide } from '../../../../src/commands/decide/decide.js';
import { RegisterState } from '../../../../src/events/register/register-state.js';
import { opening, request as whole, type PlainRequest } from '../../../support/given.js';
import { QueriesUnderTest } from '../support.js';
import type { Diff } from './diff.js';

let queries: QueriesUnderTest;
beforeAll(async () => {
  queries = await QueriesUnderTest.start();
}, 60_000);
afterAll(() => queries.close());

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
  ])('mistakes in %j are reported at once', async (query, parameters) => {
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
