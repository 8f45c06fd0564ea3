import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { opening, org, request, type PlainChange } from '../support/given.js';
import { newDataFolder, newServerDatabase, testDatabaseUrl } from '../support/stores.js';
import { ServiceProcess } from './service-process.js';
import { RunningService, type Answer } from './service.js';

const annul = (decisionId: string): PlainChange => ({
  kind: 'annul',
  target: { decisionId },
  reason: 'Trái thẩm quyền',
});
const correct = (decisionId: string, patch: object): PlainChange => ({
  kind: 'correct',
  target: { decisionId, change: 1 },
  by: 'issuer',
  reason: 'Đính chính',
  patch,
});
const separation = {
  kind: 'split',
  form: 'separation',
  organizationId: 'G1',
  into: [{ organizationId: 'G3', name: 'G3', organizationKind: 'G', parentId: 'U1' }],
  effectivePrecision: 'month',
};

/** Decisions that found by a split, correct its date and name, annul it, and annul the annulment. */
const decisions: [id: string, effectiveOn: string, change: PlainChange][] = [
  ['found', '2015-03-01', separation],
  [
    'fix',
    '2020-01-01',
    correct('found', {
      effectiveOn: '2016-02-29',
      effectivePrecision: 'day',
      into: [{ ...separation.into[0], name: 'Đảng bộ Ba' }],
    }),
  ],
  ['void', '2020-01-01', annul('found')],
  ['unvoid', '2020-01-01', annul('void')],
];

describe('A founding, corrected, annulled, and restored', () => {
  let service: RunningService;
  const base = '/registers/axes';
  const known: Record<string, number> = {};

  beforeAll(async () => {
    service = await RunningService.start();
    const opened = await service.post('/registers', { register: 'axes', ...request(opening()) });
    expect(opened.status).toBe(201);
    for (const [id, effectiveOn, change] of decisions) {
      const body = request({ decision: { effectiveOn }, changes: [change] });
      const answer = await service.post(`${base}/decisions`, body, { 'Idempotency-Key': id });
      expect([id, answer.status]).toEqual([id, 201]);
      known[id] = (answer.body as { revision: number }).revision;
    }
  }, 60_000);
  afterAll(() => service.stop());

  const get = async (path: string, at: string): Promise<Answer['body']> => {
    const mark = path.includes('?') ? '&' : '?';
    const answer = await service.get(`${base}${path}${mark}knownAt=${known[at]}&atLeast=${known['unvoid']}`);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.body;
  };

  it.each([
    ['found', 'as-recorded', '2015-03-01', 'G3', []],
    ['fix', 'corrected', '2016-02-29', 'Đảng bộ Ba', ['corrected']],
    ['void', 'annulled', '2016-02-29', null, ['corrected', 'annulled']],
    ['unvoid', 'restored', '2016-02-29', 'Đảng bộ Ba', ['corrected', 'annulled', 'restored']],
  ])('is told on both axes, as known after %s: %s', async (at, standing, from, name, rectifications) => {
    const history = await get('/organizations/G3/history', at);
    expect(history.changes).toMatchObject([{ decisionId: 'found', standing, effectiveOn: from }]);
    expect(
      history.changes[0].rectifications.map((one: { rectification: string }) => one.rectification),
    ).toEqual(rectifications);
    expect(history.versions.map((version: { name: string }) => version.name)).toEqual(name ? [name] : []);
    expect(history.beliefs).toHaveLength(
      Object.keys(known).indexOf(at) + 1 - (rectifications.length > 1 ? 1 : 0),
    );
    const ended = history.beliefs.filter(({ to }: { to: unknown }) => to !== null);
    expect(history.beliefs.length - ended.length).toBe(name ? 1 : 0);

    const { items } = await get('/changes?organization=G3&order=effective', at);
    expect(items[0]).toMatchObject({ standing, effectiveOn: '2015-03-01', effectivePrecision: 'month' });
    expect(items[0].rectifiedBy.map((one: { rectification: string }) => one.rectification)).toEqual(
      rectifications,
    );

    for (const [day, live] of [
      [before(from), false],
      [from, name !== null],
    ] as const) {
      const { items: counted } = await get(`/counts?validAt=${day}`, at);
      expect(counted).toContainEqual({ kind: 'G', count: live ? 3 : 2 });
      const { items: found } = await get(`/organizations?kind=G&validAt=${day}`, at);
      expect(found.map(({ id }: { id: string }) => id).includes('G3')).toBe(live);
    }
    const { edges } = await get('/organizations/G1/lineage', at);
    expect(
      edges.map((edge: { successorId: string; effectiveOn: string }) => [edge.successorId, edge.effectiveOn]),
    ).toEqual(name ? [['G3', from]] : []);
    const decision = await get('/decisions/found', at);
    expect(decision.standing).toBe(
      { 'as-recorded': 'as-recorded', annulled: 'annulled' }[standing] ?? 'rectified',
    );
    expect(decision.changes[0].steps).toHaveLength(name ? 2 : 0);
  });

  it('is compared between known times', async () => {
    const query = `validAt=2016-02-29&knownFrom=${known['fix']}&knownTo=${known['void']}`;
    const { body } = await service.get(`${base}/diff?${query}`);
    expect(body).toMatchObject({
      total: 1,
      items: [
        {
          id: 'G3',
          categories: ['closed', 'learned', 'corrected'],
          changes: [{ standing: 'withdrawn', rectifiedBy: [{ decisionId: 'void' }] }],
        },
      ],
      rectifiedTotal: 1,
      rectified: [
        { standing: 'annulled', organizationIds: ['G3'], rectifications: [{ reason: 'Trái thẩm quyền' }] },
      ],
    });
  });
});

describe('Two processes in different time zones', () => {
  const base = '/registers/zones';
  const paths = [
    '/organizations?validAt=2016-02-28',
    '/organizations?validAt=2016-02-29',
    '/organizations?validAt=2015-12-31',
    '/organizations?validAt=2016-01-01',
    '/organizations/C3/history',
    '/organizations/C4/history',
    '/counts?validAt=2016-02-28',
    '/counts?validAt=2016-02-29',
    '/flows?from=2016-02-28&to=2016-02-29',
    '/changes?order=effective&effectiveFrom=2016-02-29&effectiveTo=2016-02-29',
    '/decisions?order=effective',
    '/diff?from=2016-02-28&to=2016-02-29',
    '/correspondences?from=2015-12-31&to=2016-03-01',
    '/tree?validAt=2016-02-29',
  ];
  let store: { environment: Record<string, string>; remove: () => Promise<void> };

  beforeAll(async () => {
    store = await newStore();
  });
  afterAll(() => store.remove());

  it('answer alike, and tell the same day from the next', async () => {
    const { revision, ...east } = await ask('Pacific/Kiritimati', record);
    const west = await ask('America/Los_Angeles', () => Promise.resolve(revision));
    expect(west).toEqual({ ...east, revision });
    const ids = (path: string) =>
      (east.answers[path] as { items: { id: string }[] }).items.map(({ id }) => id);
    expect(ids(paths[0]!)).not.toContain('C3');
    expect(ids(paths[1]!)).toContain('C3');
    expect(ids(paths[2]!)).not.toContain('C4');
    expect(ids(paths[3]!)).toContain('C4');
    expect(east.since).toEqual(['d1']);
  }, 180_000);

  /** What a process in a time zone says. @param begin what it does first; resolves to the last revision */
  async function ask(zone: string, begin: (service: ServiceProcess) => Promise<number>) {
    const service = await ServiceProcess.start({ ...store.environment, TZ: zone });
    try {
      const revision = await begin(service);
      await service.follows('zones', revision);
      const get = async (path: string): Promise<unknown> => {
        const answer = await fetch(`${service.url}${base}${path}`);
        expect([path, answer.status]).toEqual([path, 200]);
        return answer.json();
      };
      const answers: Record<string, unknown> = {};
      for (const path of paths) answers[path] = await get(path);
      const { recordedAt } = (await get('/decisions/d1')) as { recordedAt: string };
      const recordedFrom = encodeURIComponent(inKiribati(recordedAt));
      const { items } = (await get(`/decisions?recordedFrom=${recordedFrom}`)) as { items: { id: string }[] };
      const days = [today()];
      const { asOf } = (await get('/tree')) as { asOf: { validAt: string } };
      days.push(today());
      expect(days).toContain(asOf.validAt);
      return { revision, answers, recordedAt, since: items.map(({ id }) => id) };
    } finally {
      service.kill('SIGTERM');
      await service.ended;
    }
  }

  async function record(service: ServiceProcess): Promise<number> {
    const opened = await service.post('/registers', { register: 'zones', ...request(opening()) });
    expect(opened.status).toBe(201);
    const founding = { ...org('found', 'C3', 'C', 'G1'), effectiveOn: '2015-03-01' };
    const yearly = {
      ...org('found', 'C4', 'C', 'G1'),
      effectiveOn: '2016-01-01',
      effectivePrecision: 'month',
    };
    const issued = [
      { effectiveOn: '2016-02-29', changes: [founding, yearly] },
      { effectiveOn: '2020-01-01', changes: [correct('d0', { effectiveOn: '2016-02-29' })] },
    ];
    let revision = 0;
    for (const [i, { effectiveOn, changes }] of issued.entries()) {
      const answer = await service.decide('zones', `d${i}`, request({ decision: { effectiveOn }, changes }));
      expect(answer.status).toBe(201);
      ({ revision } = (await answer.json()) as { revision: number });
    }
    return revision;
  }
});

async function newStore(): Promise<{ environment: Record<string, string>; remove: () => Promise<void> }> {
  if (testDatabaseUrl === undefined) {
    const folder = await newDataFolder();
    return {
      environment: { ORGLEDGER_DATA: folder },
      remove: async () => rmSync(folder, { recursive: true }),
    };
  }
  const { url, drop } = await newServerDatabase(testDatabaseUrl);
  return { environment: { DATABASE_URL: url }, remove: drop };
}

/** A moment in UTC, as it is written there. */
function inKiribati(moment: string): string {
  const local = new Date(Date.parse(moment) + 14 * 3_600_000).toISOString();
  return local.replace('Z', '+14:00');
}

/** In UTC. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function before(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}
