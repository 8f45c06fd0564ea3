import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ReportsUnderTest } from './support.js';

const window = { from: '2015-12-31', to: '2020-12-31' };
const text = (vi: string) => ({ vi, en: vi });
const count = (effect: string) => ({
  code: 'line',
  label: text('Dòng'),
  unit: 'event',
  parts: [{ code: 'p', label: text('phần'), select: { effect }, option: 'all' }],
});
const definition = (effect: string) => ({
  code: 'nhỏ',
  title: { vi: 'Báo cáo nhỏ', en: 'Small report' },
  options: [{ code: 'all', label: text('tất cả'), included: true }],
  lines: [count(effect)],
  measures: ['seats', 'same-seats'].map((code) => ({
    code,
    label: text(code),
    measure: 'seats',
    type: 'stock',
  })),
  authorities: ['a', 'b'].map((code) => ({ code, label: text(code), authority: 'power' })),
});

let reports: ReportsUnderTest;
let revisions: number[];

beforeAll(async () => {
  reports = await ReportsUnderTest.start();
  const decision = (number: number, changes: object[]) => ({
    id: `d-${number}`,
    recordedAt: `2021-01-0${number}T00:00:00.000Z`,
    request: {
      decision: {
        issuer: 'Mẫu',
        type: 'QĐ',
        number: `${number}`,
        issuedOn: '2015-01-01',
        effectiveOn: '2015-01-01',
      },
      changes,
    },
  });
  const classification = {
    kinds: [{ code: 'R', label: text('R'), rank: 1, parents: [{ kind: null }] }],
    measures: [{ code: 'seats', label: text('seats'), type: 'stock' }],
    authorities: [{ code: 'power', label: text('power'), kinds: ['R'] }],
  };
  const root = {
    organizationId: 'R1',
    name: 'R1',
    organizationKind: 'R',
    parentId: null,
    facts: [{ measure: 'seats', value: 7 }],
  };
  const record = (number: number, changes: object[]) => reports.record('so', [decision(number, changes)]);
  revisions = [
    await record(1, [
      { kind: 'open-register', title: text('Sổ'), homonyms: 'allow' },
      { kind: 'define-kinds', classification },
      { kind: 'define-report', definition: definition('opened') },
      { kind: 'register', organization: root },
      { kind: 'grant-authority', organizationId: 'R1', authority: 'power', effectiveOn: '2016-05-04' },
    ]),
    await record(2, [{ kind: 'rename', organizationId: 'R1', name: 'R2', effectiveOn: '2016-05-05' }]),
    await record(3, [{ kind: 'define-report', definition: definition('renamed') }]),
  ];
}, 60_000);
afterAll(() => reports.close());

const get = (path: string, query: object = {}) =>
  request(reports.app.getHttpServer())
    .get(encodeURI(`/registers/${path}`))
    .query(query);

describe('GET /registers/:register/reports', () => {
  it('lists the definitions with their versions, as known then', async () => {
    const { body } = await get('so/reports');
    expect(body).toMatchObject({
      asOf: { register: 'so', revision: revisions[2] },
      items: [
        {
          code: 'nhỏ',
          title: { vi: 'Báo cáo nhỏ' },
          options: [{ code: 'all', included: true }],
          versions: [1, 2],
        },
      ],
    });
    expect((await get('so/reports', { knownAt: revisions[1] })).body.items[0].versions).toEqual([1]);
  });

  it('knows no unknown register', async () => {
    const { status, body } = await get('none/reports');
    expect([status, body.type]).toEqual([404, 'urn:orgledger:problem:unknown-register']);
  });
});

describe('GET /registers/:register/reports/:definition', () => {
  it('runs the last version that is known, or the one asked for', async () => {
    const run = async (query: object) => {
      const { body } = await get('so/reports/nhỏ', { ...window, ...query });
      return [body.definition.version, body.lines[0].count.value];
    };
    expect(await run({})).toEqual([2, 1]);
    expect(await run({ version: 1 })).toEqual([1, 0]);
    expect(await run({ knownAt: revisions[1] })).toEqual([1, 0]);
    expect(await run({ from: '2014-12-31', version: 1 })).toEqual([1, 1]);
    expect(await run({ exclude: 'all' })).toEqual([2, 0]);
    expect(await run({ exclude: 'all', include: 'all' })).toEqual([2, 1]);
  });

  it('counts a measure and an authority once for each that asks for it', async () => {
    const { body } = await get('so/reports/nhỏ', window);
    const seats = { before: { value: 7 }, after: { value: 7 } };
    expect(body.measures).toMatchObject([seats, seats]);
    const held = { before: { value: 0 }, after: { value: 1 }, granted: { value: 1 } };
    expect(body.authorities).toMatchObject([held, held]);
  });

  it.each([
    ['an unknown register', 'none/reports/nhỏ', {}, 'register'],
    ['an unknown report', 'so/reports/none', {}, 'report'],
    ['a version that is not there', 'so/reports/nhỏ', { version: 3 }, 'report'],
    ['a version that was not known then', 'so/reports/nhỏ', { version: 2, knownAt: 7 }, 'report'],
  ])('answers 404 for %s', async (_, path, query, what) => {
    const response = await get(path, { ...window, ...query });
    expect(response.status).toBe(404);
    expect(response.text).toContain(`urn:orgledger:problem:unknown-${what}`);
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it('reports all bad parameters at once', async () => {
    const query = {
      from: '2020-02-30',
      version: 'x',
      knownAt: 'soon',
      lang: 'fr',
      format: 'pdf',
      colour: 'red',
    };
    const { status, body } = await get('so/reports/nhỏ', query);
    expect(status).toBe(400);
    const parameters = body.errors.map((error: { parameter: string }) => error.parameter);
    expect(new Set(parameters)).toEqual(
      new Set(['from', 'to', 'version', 'knownAt', 'lang', 'format', 'colour']),
    );
  });

  it.each([
    ['a window that ends before it begins', { from: '2020-01-02', to: '2020-01-01' }, 'to'],
    ['an option that the report has not', { ...window, include: 'none' }, 'include'],
  ])('refuses %s', async (_, query, parameter) => {
    const { status, body } = await get('so/reports/nhỏ', query);
    expect([status, body.errors[0].parameter]).toEqual([400, parameter]);
  });

  it.each([
    [{ format: 'csv' }, {}, 'text/csv; charset=utf-8', 'Báo cáo nhỏ', 'vi'],
    [{ format: 'md', lang: 'en' }, {}, 'text/markdown; charset=utf-8', '# Small report', 'en'],
    [{}, { Accept: 'text/html,*/*;q=0.8' }, 'text/html; charset=utf-8', '<h1>Báo cáo nhỏ</h1>', 'vi'],
    [{}, { Accept: 'text/csv', 'Accept-Language': 'en' }, 'text/csv; charset=utf-8', 'Small report', 'en'],
    [{}, { Accept: '*/*' }, 'application/json; charset=utf-8', '"Small report"', 'vi'],
    [
      { format: 'html', lang: 'vi' },
      { Accept: 'text/csv', 'Accept-Language': 'en' },
      'text/html; charset=utf-8',
      'lang="vi"',
      'vi',
    ],
  ])('answers %j with %j as %s', async (query, headers, type, part, language) => {
    const response = await get('so/reports/nhỏ', { ...window, ...query })
      .set({ 'Accept-Language': 'vi', ...headers })
      .buffer(true)
      .parse((stream, done) => {
        let body = '';
        stream.on('data', (chunk: Buffer) => (body += chunk.toString()));
        stream.on('end', () => done(null, body));
      });
    expect(response.headers).toMatchObject({ 'content-type': type, 'content-language': language });
    expect(response.headers['vary']).toMatch(/Accept, Accept-Language/);
    expect(response.body).toContain(part);
  });
});
