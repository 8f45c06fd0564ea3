import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { decide } from '../../../src/commands/decide/decide.js';
import { RegisterState } from '../../../src/events/register/register-state.js';
import { opening, org, request as whole, type PlainRequest } from '../../support/given.js';
import { QueriesUnderTest, today } from './support.js';

let queries: QueriesUnderTest;
const register = 'sample';
const base = '/registers/sample';
const state = new RegisterState();

async function record(decisionId: string, recordedAt: string, plain: PlainRequest): Promise<number> {
  const context = { register, decisionId, recordedAt, actor: 'test', correlationId: 'c', causationId: 'c' };
  const { events } = decide(state, whole(plain), context);
  for (const event of events) state.apply(event);
  queries.push(register, events);
  return queries.caughtUp(register);
}

beforeAll(async () => {
  queries = await QueriesUnderTest.start();
  await record('open', '2015-01-01T00:00:00.000Z', opening());
  await record('later', '2016-01-01T00:00:00.000Z', {
    decision: { effectiveOn: '2012-01-01' },
    changes: [
      org('found', 'G3', 'G', 'U1', { name: 'Đảng bộ Viện 100%_mẫu', codes: { directory: '7:1' } }),
      { kind: 'merge', form: 'absorption', organizationIds: ['G2'], survivorId: 'G1' },
    ],
    acknowledge: [{ code: 'competence', reference: 'Ủy quyền' }],
  });
  await record('brief', '2016-02-01T00:00:00.000Z', {
    decision: { effectiveOn: '2013-01-01' },
    changes: [
      org('found', 'C9', 'C', 'G1'),
      { kind: 'dissolve', organizationId: 'C9', form: 'dissolved', effectiveSequence: 1 },
    ],
  });
}, 60_000);
afterAll(() => queries.close());

describe('mistakes', () => {
  test('are reported all at once', async () => {
    const problem = await queries.problem(`${base}/organizations`, {
      validAt: '2019-02-29',
      knownAt: 'yesterday',
      limit: 0,
      colour: 'red',
      atLeast: 'x',
      q: '',
    });
    expect(problem).toMatchObject({ type: 'urn:orgledger:problem:bad-request', status: 400 });
    expect(problem.errors?.map(({ code, parameter }) => `${parameter} ${code}`).sort()).toEqual([
      'atLeast invalid-parameter',
      'colour unknown-parameter',
      'knownAt invalid-parameter',
      'limit invalid-parameter',
      'q invalid-parameter',
      'validAt invalid-parameter',
    ]);
  });

  test('in what filters name are reported all at once', async () => {
    const problem = await queries.problem(`${base}/organizations`, {
      kind: 'X',
      set: 'Y',
      authority: 'Z',
      code: 'telephone:1',
      under: 'nobody',
      parent: 'no one',
    });
    expect(problem.errors?.map(({ code, parameter }) => `${parameter} ${code}`).sort()).toEqual([
      'authority unknown-authority',
      'code unknown-scheme',
      'kind unknown-kind',
      'parent unknown-organization',
      'set unknown-set',
      'under unknown-organization',
    ]);
    expect(problem.errors?.find(({ parameter }) => parameter === 'kind')?.detail).toContain('R, U, G, C');
  });

  test.each([
    ['/registers/nowhere', 'unknown-register'],
    ['/registers/%00', 'unknown-register'],
    [`${base}?knownAt=2014-01-01T00:00:00Z`, 'unknown-register'],
    [`${base}/organizations/nobody`, 'unknown-organization'],
    [`${base}/organizations/%00`, 'unknown-organization'],
    [`${base}/organizations/G3?knownAt=2015-06-01T00:00:00Z`, 'unknown-organization'],
    [`${base}/organizations/nobody/history`, 'unknown-organization'],
    [`${base}/organizations/nobody/lineage`, 'unknown-organization'],
    [`${base}/organizations/G2/ancestors`, 'not-live'],
    [`${base}/organizations/G2/descendants`, 'not-live'],
    [`${base}/tree?root=G2`, 'not-live'],
    [`${base}/decisions/none`, 'unknown-decision'],
    [`${base}/decisions/later?knownAt=3`, 'unknown-register'],
  ])('%s is not found: %s', async (path, code) => {
    const response = await request(queries.app.getHttpServer()).get(path);
    expect(response.status).toBe(404);
    expect(response.body).toMatchObject({ type: `urn:orgledger:problem:${code}`, status: 404 });
  });

  test.each([
    [`${base}?knownAt=10000`, 'knownAt unknown-revision'],
    [`${base}/flows?from=2015-01-01`, 'to invalid-parameter'],
    [`${base}/flows?from=2015-01-01&to=2015-01-01`, 'to empty-window'],
    [`${base}/changes?validAt=2015-01-01`, 'validAt unknown-parameter'],
    [`${base}/changes?kind=vanish`, 'kind invalid-parameter'],
    [`${base}/counts?by=colour`, 'by invalid-parameter'],
    [`${base}/organizations?kind=G&kind=U`, 'kind invalid-parameter'],
    [`${base}/organizations?q=%00`, 'q invalid-parameter'],
    [`${base}/organizations?code=directory`, 'code invalid-parameter'],
    [`${base}/organizations?cursor=abc`, 'cursor invalid-cursor'],
    [`${base}/changes?cursor=${cursorOf([5, null, 'x', ['a']])}`, 'cursor cursor-mismatch'],
  ])('%s is refused: %s', async (path, error) => {
    const response = await request(queries.app.getHttpServer()).get(path);
    expect(response.status).toBe(400);
    const { errors } = response.body as { errors: { parameter: string; code: string }[] };
    expect(errors.map(({ parameter, code }) => `${parameter} ${code}`)).toContain(error);
  });

  test('in a cursor are no reason to fail', async () => {
    const { next } = await queries.get<{ next: string }>(`${base}/changes`, { limit: 1 });
    const [revision, validAt, list] = JSON.parse(Buffer.from(next, 'base64url').toString()) as unknown[];
    for (const after of [['x'], [1, 2], [], [1.5], [2 ** 40], [null]]) {
      const cursor = cursorOf([revision, validAt, list, after]);
      const problem = await queries.problem(`${base}/changes`, { limit: 1, cursor });
      expect(problem.errors?.[0]?.code).toBe('invalid-cursor');
    }
    const other = await queries.problem(`${base}/changes`, { limit: 1, kind: 'found', cursor: next });
    expect(other.errors?.[0]?.code).toBe('cursor-mismatch');
  });
});

describe('an organization', () => {
  test('that has ended says when it lived and what became of it', async () => {
    const detail = await queries.get(`${base}/organizations/G2`);
    expect(detail).toMatchObject({
      asOf: { validAt: today },
      live: false,
      name: 'G2',
      validFrom: '2010-01-01',
      validTo: '2012-01-01',
      parent: { id: 'U1', name: 'U1', kind: 'U' },
      lives: [{ from: '2010-01-01', openedAs: 'registered', to: '2012-01-01', closedAs: 'absorbed' }],
      successors: [{ id: 'G1', name: 'G1', kind: 'G' }],
    });
  });

  test('that is still to come is shown as it will begin', async () => {
    const detail = await queries.get(`${base}/organizations/G3`, { validAt: '2011-01-01' });
    expect(detail).toMatchObject({ live: false, validFrom: '2012-01-01', validTo: null });
  });

  test('that ended on the day it opened is known all the same', async () => {
    const detail = await queries.get(`${base}/organizations/C9`);
    expect(detail).toMatchObject({
      live: false,
      name: 'C9',
      kind: 'C',
      parentId: 'G1',
      validFrom: '2013-01-01',
      validTo: '2013-01-01',
      lives: [{ from: '2013-01-01', to: '2013-01-01' }],
    });
  });

  test('is found by its code, whatever the value holds', async () => {
    const found = await queries.get<{ items: { id: string }[] }>(`${base}/organizations`, {
      code: 'directory:7:1',
    });
    expect(found.items.map(({ id }) => id)).toEqual(['G3']);
  });

  test.each([
    ['viện', ['G3']],
    ['VIEN 100%', ['G3']],
    ['100%_mau', ['G3']],
    ['1_0', []],
    ['\\', []],
  ])('is found by %s', async (q, ids) => {
    const found = await queries.get<{ items: { id: string }[] }>(`${base}/organizations`, { q });
    expect(found.items.map(({ id }) => id)).toEqual(ids);
  });

  test('has the stock that stands last within its day, whatever was recorded last', async () => {
    const stated = (value: number, effectiveSequence: number) => ({
      kind: 'record-fact',
      organizationId: 'G1',
      measure: 'members',
      value,
      effectiveSequence,
    });
    await record('facts', '2016-04-01T00:00:00.000Z', {
      decision: { effectiveOn: '2014-06-01' },
      changes: [stated(50, 1), stated(40, 0)],
    });
    const detail = await queries.get(`${base}/organizations/G1`);
    expect(detail).toMatchObject({ facts: [{ measure: 'members', value: 50 }] });
    const current = await queries.get(`${base}/facts`, { select: 'current' });
    expect(current).toMatchObject({ items: [{ value: 50, period: null, change: { kind: 'record-fact' } }] });
    const all = await queries.get(`${base}/facts`, { measure: 'members', organization: 'G1' });
    expect(all).toMatchObject({ items: [{ value: 40 }, { value: 50 }] });
  });

  test('carries the revision that a decision can be made on', async () => {
    const http = request(queries.app.getHttpServer());
    const path = `${base}/organizations/G1`;
    const { headers, body } = await http.get(path);
    expect(headers['etag']).toBe(`"${(body as { asOf: { revision: number } }).asOf.revision}"`);
    const ask = (query: string) => http.get(path + query).set('If-None-Match', headers['etag']!);
    expect((await ask('?validAt=2015-01-01')).status).toBe(304);
    expect((await ask('')).status).toBe(200);
  });
});

describe('known time', () => {
  test('keeps what was believed before', async () => {
    const then = await queries.get(`${base}/organizations/G2`, { knownAt: '2015-06-01T07:00:00+07:00' });
    expect(then).toMatchObject({ live: true, validTo: null, lives: [{ to: null }], successors: [] });
    const decisions = await queries.get<{ items: { id: string }[] }>(`${base}/decisions`, {
      knownAt: '2016-01-01T00:00:00Z',
    });
    expect(decisions.items.map(({ id }) => id)).toEqual(['open', 'later']);
  });

  test('waits for a revision that is asked for', async () => {
    const { revision } = state;
    const asked = queries.get<{ asOf: { revision: number } }>(base, { atLeast: revision + 2 });
    await record('awaited', '2016-05-01T00:00:00.000Z', {
      decision: { effectiveOn: '2014-01-01' },
      changes: [{ kind: 'rename', organizationId: 'C1', name: 'C1 mới' }],
    });
    expect((await asked).asOf.revision).toBe(revision + 2);
  });

  test('gives up after a while', async () => {
    const response = await request(queries.app.getHttpServer()).get(`${base}?atLeast=100000`);
    expect(response.status).toBe(503);
    expect(response.headers['retry-after']).toBe('1');
  });
});

describe('decisions', () => {
  test.each<[Record<string, string>, string[]]>([
    [{ q: 'uy quyen' }, []],
    [{ q: 'BAN thuong' }, ['open', 'later', 'brief', 'facts', 'awaited']],
    [{ effectiveFrom: '2012-01-01', effectiveTo: '2013-01-01' }, ['later', 'brief']],
    [{ issuedFrom: '2010-01-02' }, []],
    [{ order: 'effective', direction: 'desc' }, ['facts', 'awaited', 'brief', 'later', 'open']],
  ])('are found by %j', async (filter, ids) => {
    const found = await queries.get<{ items: { id: string }[] }>(`${base}/decisions`, filter);
    expect(found.items.map(({ id }) => id)).toEqual(ids);
  });

  test('tell what was acknowledged', async () => {
    const decision = await queries.get<{ number: string }>(`${base}/decisions/later`);
    expect(decision).toMatchObject({
      id: 'later',
      changeCount: 2,
      acknowledgements: [{ code: 'competence', reference: 'Ủy quyền' }],
      changes: [{ kind: 'found' }, { kind: 'merge' }],
    });
    const same = await queries.get<{ items: { id: string }[] }>(`${base}/decisions`, {
      number: decision.number,
    });
    expect(same.items.map(({ id }) => id)).toEqual(['later']);
  });
});

test('registers are listed', async () => {
  expect(await queries.get('/registers')).toMatchObject({
    items: [
      { register, title: { vi: 'Sổ mẫu', en: 'Sample' }, openedOn: '2010-01-01', revision: state.revision },
    ],
  });
});

test('a published figure names its measure where it is a total of one', async () => {
  const figure = (name: string, measure?: string) => ({
    kind: 'publish-figure',
    figure: name,
    label: { vi: 'x', en: 'x' },
    value: 50,
    measure,
    document: { title: 'x', publishedOn: '2014-06-01' },
    quotation: 'x',
  });
  await record('figures', '2016-04-02T00:00:00.000Z', {
    decision: { effectiveOn: '2014-06-01' },
    changes: [figure('total', 'members'), figure('other')],
  });
  const { items } = await queries.get<{ items: object[] }>(`${base}/figures`);
  expect(items).toMatchObject([
    { figure: 'other', measure: null },
    { figure: 'total', measure: 'members' },
  ]);
});

function cursorOf(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
