import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { opening, org, request, type PlainRequest } from '../support/given.js';
import { testKurrentUrl } from '../support/stores.js';
import { RunningService, type Answer } from './service.js';

let service: RunningService;
let slugs = 0;

beforeAll(async () => {
  service = await RunningService.start();
});
afterAll(() => service.stop());

/** A register of its own, opened with the small hierarchy. */
async function newRegister(): Promise<{ slug: string; opened: Answer }> {
  const slug = `sample-${++slugs}`;
  const opened = await service.post('/registers', { register: slug, ...request(opening()) });
  expect(opened.status).toBe(201);
  return { slug, opened };
}

const found = (id: string): PlainRequest => ({
  decision: { effectiveOn: '2011-01-01' },
  changes: [org('found', id, 'C', 'G1')],
});

function issue(slug: string, plain: PlainRequest, headers: Record<string, string> = {}): Promise<Answer> {
  return service.post(`/registers/${slug}/decisions`, request(plain), headers);
}

if (testKurrentUrl === undefined)
  it.skip('decisions over HTTP with the ledger on KurrentDB: KURRENTDB_URL is not set', () => undefined);

describe('decisions over HTTP', () => {
  it('opens a register and lists it', async () => {
    const { slug, opened } = await newRegister();
    expect(opened.body).toMatchObject({ register: slug, revision: 9 });
    const { body } = await service.get(`/registers/${slug}?atLeast=9`);
    expect(body).toMatchObject({ register: slug, title: { vi: 'Sổ mẫu', en: 'Sample' }, revision: 9 });
    expect((await service.get('/registers')).body.items).toContainEqual(
      expect.objectContaining({ register: slug }),
    );
  });

  it('records a decision whole, and lets its author read it at once', async () => {
    const { slug } = await newRegister();
    const { status, body, headers } = await issue(slug, found('C3'), {
      'Idempotency-Key': 'd/1',
      'X-Actor': 'clerk',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      decisionId: 'd/1',
      revision: 11,
      made: [{ change: 1, organizationIds: ['C3'] }],
    });
    expect(headers.get('etag')).toBe('"11"');
    const decision = await service.get(`${headers.get('location')}?atLeast=11`);
    expect(decision.body).toMatchObject({ id: 'd/1', actor: 'clerk' });
    const on = async (date: string) =>
      (await service.get(`/registers/${slug}/organizations/C3?validAt=${date}&atLeast=11`)).body.live;
    expect([await on('2010-12-31'), await on('2011-01-01')]).toEqual([false, true]);
  });

  it('reports five mistakes at once, in the language asked for, and records nothing', async () => {
    const { slug } = await newRegister();
    const wrong: PlainRequest = {
      decision: { effectiveOn: '2011-01-01' },
      changes: [
        org('found', 'G1', 'G', 'U1'),
        { kind: 'rename', organizationId: 'nobody', name: 'x' },
        { kind: 'dissolve', organizationId: 'G1' },
        { kind: 'found', organization: { name: 'x', organizationKind: 'C' } },
        { kind: 'vanish' },
      ],
    };
    const { status, body, headers } = await issue(slug, wrong, { 'Accept-Language': 'vi' });
    expect(status).toBe(422);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({ type: 'urn:orgledger:problem:rejected', status: 422 });
    expect(body.errors.map(({ code, change }: { code: string; change: number }) => [change, code])).toEqual([
      [0, 'id-reused'],
      [1, 'unknown-organization'],
      [2, 'live-children'],
      [3, 'invalid-field'],
      [4, 'unknown-change-kind'],
    ]);
    expect(body.errors[1].detail).toContain('Sổ không có tổ chức');
    expect((await service.get(`/registers/${slug}?atLeast=9`)).body.revision).toBe(9);
  });

  it('answers the same decision alike, however often it comes', async () => {
    const { slug } = await newRegister();
    const plain = request(found('C3'));
    const headers = { 'Idempotency-Key': 'd1' };
    const first = await service.post(`/registers/${slug}/decisions`, plain, headers);
    await issue(slug, found('C4'));
    const again = await service.post(`/registers/${slug}/decisions`, plain, headers);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    const other = await issue(slug, found('C5'), headers);
    expect([other.status, other.body.type]).toEqual([422, 'urn:orgledger:problem:decision-id-reused']);
  });

  it('records a decision once that is sent many times at once', async () => {
    const { slug } = await newRegister();
    const plain = request(found('C3'));
    const send = () => service.post(`/registers/${slug}/decisions`, plain, { 'Idempotency-Key': 'd1' });
    const statuses = (await Promise.all(Array.from({ length: 10 }, send))).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([201, 409]));
    expect((await send()).body.revision).toBe(11);
  });

  it('refuses what was decided looking at an older state, and says what came between', async () => {
    const { slug } = await newRegister();
    await issue(slug, found('C3'), { 'Idempotency-Key': 'd1' });
    const { status, body } = await issue(slug, found('C4'), { 'If-Match': '"9"' });
    expect(status).toBe(412);
    expect(body).toMatchObject({ expected: 9, actual: 11 });
    expect(
      body.between.map(({ decisionId, type }: Record<string, string>) => `${decisionId} ${type}`),
    ).toEqual(['d1 DecisionIssued', 'd1 OrganizationFounded']);
    expect((await issue(slug, found('C4'), { 'If-Match': '"11"' })).status).toBe(201);
  });

  it('accepts a statutory warning with a reference only', async () => {
    const { slug } = await newRegister();
    const small = (): PlainRequest => ({
      decision: { effectiveOn: '2011-01-01' },
      changes: [org('found', 'G9', 'G', 'U1', { facts: [{ measure: 'members', value: 12 }] })],
    });
    const refused = await issue(slug, small());
    expect(refused.body.errors).toMatchObject([
      { code: 'size', severity: 'warning', organizationIds: ['G9'] },
    ]);
    const accepted = await issue(slug, {
      ...small(),
      acknowledge: [{ code: 'size', reference: '12-CV/TW' }],
    });
    expect(accepted.body.warnings).toMatchObject([{ code: 'size', change: 1 }]);
  });

  it('previews a decision, and records nothing', async () => {
    const { slug } = await newRegister();
    const path = `/registers/${slug}/decisions?dryRun=true`;
    const seen = await service.post(path, request(found('C3')));
    expect(seen.status).toBe(200);
    expect(seen.body).toMatchObject({
      register: slug,
      revision: 9,
      accepted: true,
      errors: [],
      laterChanges: [],
    });
    expect(seen.body.counts[0]).toMatchObject({ on: '2011-01-01', before: { C: 2 }, after: { C: 3 } });
    const refused = await service.post(path, request(found('C1')), { 'Accept-Language': 'vi' });
    expect(refused.body).toMatchObject({ accepted: false, events: [], errors: [{ code: 'id-reused' }] });
    expect(refused.body.errors[0].detail).toContain('Mã C1 đã được dùng');
    expect((await service.get(`/registers/${slug}?atLeast=9`)).body.revision).toBe(9);
    const mistyped = await service.post(
      `/registers/${slug}/decisions?dryrun=true&dryRun=yes`,
      request(found('C3')),
    );
    expect([
      mistyped.status,
      mistyped.body.errors.map(({ parameter }: { parameter: string }) => parameter),
    ]).toEqual([400, ['dryRun', 'dryrun']]);
  });

  it('takes 64 decisions at once, each whole, in one gapless order', async () => {
    const { slug } = await newRegister();
    const answers = await Promise.all(Array.from({ length: 64 }, (_, i) => issue(slug, found(`C-${i}`))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const revisions = answers.map(({ body }) => body.revision as number).sort((a, b) => a - b);
    expect(revisions).toEqual(Array.from({ length: 64 }, (_, i) => 11 + 2 * i));
    const counts = await service.get(
      `/registers/${slug}/counts?validAt=2011-01-01&atLeast=${revisions.at(-1)}`,
    );
    expect(counts.body.items).toContainEqual({ kind: 'C', count: 66 });
  });

  it.each([
    ['malformed JSON', '{"decision":', {}, 400],
    ['no object', '[]', {}, 422],
    ['an unusable key', '{}', { 'Idempotency-Key': ' ' }, 400],
    ['an unusable revision', '{}', { 'If-Match': '*' }, 400],
  ])('answers %s with a problem', async (_, body, headers, status) => {
    const answer = await service.post('/registers/sample-1/decisions', body, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.status).toBe(status);
  });

  it('refuses a decision for a register that nobody opened', async () => {
    const { status, body } = await issue('nowhere', found('C3'));
    expect([status, body.errors[0].code]).toEqual([422, 'unknown-register']);
    const slug = await service.post('/registers', { register: 'Not A Slug', ...request(opening()) });
    expect([slug.status, slug.body.errors[0].parameter]).toEqual([400, 'register']);
  });

  it('says how it is', async () => {
    const { status, body } = await service.get('/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'up',
      projections: expect.arrayContaining([expect.objectContaining({ name: 'counts' })]),
      unfit: [],
    });
    expect(body.store).not.toContain('password');
    expect(body.ledger).toEqual(testKurrentUrl === undefined ? body.store : expect.stringMatching(/^esdb/));
  });

  it('answers an unknown path with a problem', async () => {
    const { status, body } = await service.get('/nothing');
    expect([status, body.type]).toEqual([404, 'urn:orgledger:problem:unknown-path']);
    expect(body.detail).toContain('/api');
  });

  it('shows the documentation at its root', async () => {
    expect((await service.get('/')).body).toContain('<title>orgledger</title>');
  });

  it.each([
    ['text', { 'Content-Type': 'text/plain' }, '{}', 415, 'Content-Type là text/plain'],
    ['nothing', {}, '', 400, 'Yêu cầu không có nội dung'],
    ['no JSON', {}, '{bad', 400, 'phải là JSON đúng cú pháp'],
  ])('does not take %s for a decision', async (_, headers, sent, status, detail) => {
    for (const path of ['/registers', '/registers/sample-1/decisions']) {
      const { body, ...answer } = await service.post(path, sent, { 'Accept-Language': 'vi', ...headers });
      expect([answer.status, body.detail]).toEqual([status, expect.stringContaining(detail)]);
      expect(body.title).toMatch(/^(Không hiểu|Nội dung)/);
    }
  });
});
