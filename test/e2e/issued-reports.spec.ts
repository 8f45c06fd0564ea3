import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { org, smallClassification } from '../support/given.js';
import { RunningService, type Answer } from './service.js';

const text = (en: string) => ({ vi: en, en });
const part = (as: string, effect: string) => ({
  code: as,
  label: text(as),
  select: { effect, as: [as] },
});
const definition = {
  code: 'year',
  title: text('Year report'),
  lines: [
    { code: 'founded', label: text('founded'), unit: 'event', parts: [part('founded', 'opened')] },
    { code: 'renamed', label: text('renamed'), unit: 'event', parts: [part('renamed', 'renamed')] },
  ],
  stocks: [{ code: 'C', label: text('C'), scope: { kinds: ['C'] } }],
};
const window = { from: '2010-12-31', to: '2011-12-31' };

let service: RunningService;
let numbers = 0;
const instrument = (effectiveOn: string) => ({
  issuer: 'Mẫu',
  organ: 'Ban Thường vụ',
  type: 'QĐ',
  number: String(++numbers),
  issuedOn: effectiveOn,
  effectiveOn,
});
const decide = (id: string, effectiveOn: string, ...changes: object[]): Promise<Answer> =>
  service.post(
    '/registers/so/decisions',
    { decision: instrument(effectiveOn), changes },
    { 'Idempotency-Key': id },
  );
const rename = (organizationId: string, name: string) => ({ kind: 'rename', organizationId, name });
const annul = (decisionId: string) => ({ kind: 'annul', target: { decisionId }, reason: 'x' });

let issued: Answer;
const issueBody = { decision: {}, report: { definition: 'year', ...window } };

beforeAll(async () => {
  service = await RunningService.start();
  await service.post('/registers', {
    register: 'so',
    decision: instrument('2010-01-01'),
    changes: [
      { kind: 'open-register', title: text('Sổ'), homonyms: 'allow' },
      { kind: 'define-kinds', classification: smallClassification },
      org('register', 'R', 'R', null),
      org('register', 'U1', 'U', 'R'),
      org('register', 'G1', 'G', 'U1'),
      { kind: 'define-report', definition },
    ],
  });
  await decide('found', '2011-02-01', org('found', 'C1', 'C', 'G1'), org('found', 'C2', 'C', 'G1'));
  await decide('rename', '2011-03-01', rename('C1', 'Một'));
  await decide('later', '2012-03-01', rename('C2', 'Hai'));
  // What was just decided is in the report: issuing waits for the read models.
  issueBody.decision = instrument('2012-01-15');
  issued = await service.post('/registers/so/issued-reports', issueBody, { 'Idempotency-Key': 'report' });
}, 60_000);
afterAll(() => service.stop());

describe('issued reports', () => {
  const base = () => `/registers/so/issued-reports/${issued.body.revision}`;

  it('are events like others, made once', async () => {
    expect(issued.status).toBe(201);
    expect(issued.headers.get('location')).toBe(base());
    const again = await service.post('/registers/so/issued-reports', issueBody, {
      'Idempotency-Key': 'report',
    });
    expect(again.body).toEqual(issued.body);
    await service.get(`/registers/so?atLeast=${issued.body.revision}`);
    const { body } = await service.get('/registers/so/issued-reports');
    expect(body.items).toMatchObject([{ report: 'year', version: 1, window, decision: { id: 'report' } }]);
  });

  it('can be reproduced byte for byte, whatever was recorded since', async () => {
    const before = (await service.get(base())).body;
    expect(before).toMatchObject({ reproduced: true });
    expect(before.figures).toContainEqual({ path: 'lines/founded', value: 2 });
    expect(before.figures).toContainEqual({ path: 'stocks/C/after', value: 2 });
    const first = await decide('wrong', '2011-06-01', org('found', 'C3', 'C', 'G1'));
    await service.get(`/registers/so?atLeast=${first.body.revision}`);
    const text = JSON.stringify((await service.get(`${base()}/report?format=json`)).body);
    expect(createHash('sha256').update(text).digest('hex')).toBe(before.sha256);
    const now = await service.get(`/registers/so/reports/year?from=${window.from}&to=${window.to}`);
    expect(now.body.lines[0].count.value).toBe(3);
  });

  it('are compared with what is known now: each number, and the decisions that made it another', async () => {
    await decide('undo', '2014-01-01', annul('wrong'));
    await decide('late', '2011-07-01', org('found', 'C4', 'C', 'G1'));
    const last = await decide(
      'correct',
      '2014-01-01',
      {
        kind: 'correct',
        target: { decisionId: 'rename', change: 1 },
        by: 'register',
        reason: 'ghi nhầm năm',
        patch: { effectiveOn: '2012-03-01' },
      },
      { kind: 'dissolve', organizationId: 'C2', effectiveOn: '2013-01-01' },
    );
    const { body } = await service.get(`${base()}/restated?atLeast=${last.body.revision}`);
    expect(body.reproduced).toBe(true);
    const told = body.figures.map((figure: Restated) => [
      figure.path,
      figure.then,
      figure.now,
      ...figure.decisions.map(({ decision, delta }) => `${decision.id} ${delta}`),
    ]);
    expect(told).toEqual([
      ['lines/founded', 2, 3, 'wrong 1', 'undo -1', 'late 1'],
      ['lines/founded/founded', 2, 3, 'wrong 1', 'undo -1', 'late 1'],
      ['lines/renamed', 1, 0, 'correct -1'],
      ['lines/renamed/renamed', 1, 0, 'correct -1'],
      ['stocks/C/after', 2, 3, 'wrong 1', 'undo -1', 'late 1'],
    ]);
  });

  it('are named by a preview that would change them, number by number, and nothing stays of it', async () => {
    const decision = { decision: instrument('2014-01-01'), changes: [annul('late')] };
    const path = '/registers/so/decisions?dryRun=true';
    const { body } = await service.post(path, decision);
    expect(body.accepted).toBe(true);
    expect(body.issuedReports).toHaveLength(1);
    expect(body.issuedReports[0].report.id).toBe(issued.body.revision);
    expect(body.issuedReports[0].figures).toContainEqual(
      expect.objectContaining({ path: 'lines/founded', issued: 2, before: 3, after: 2 }),
    );
    expect(body.counts).toContainEqual(
      expect.objectContaining({
        on: '2011-07-01',
        before: { C: 3, G: 1, R: 1, U: 1 },
        after: { C: 2, G: 1, R: 1, U: 1 },
      }),
    );
    const elsewhere = { decision: instrument('2014-01-01'), changes: [rename('C4', 'Bốn')] };
    expect((await service.post(path, elsewhere)).body.issuedReports).toEqual([]);
    const again = await service.get(`/registers/so/reports/year?from=${window.from}&to=${window.to}`);
    expect(again.body.lines[0].count.value).toBe(3);
  });

  it('may be annulled, and are known no more then', async () => {
    const { body } = await decide('withdraw', '2014-01-01', annul('report'));
    const gone = await service.get(`${base()}?atLeast=${body.revision}`);
    expect(gone.status).toBe(404);
    const then = await service.get(`${base()}?knownAt=${issued.body.revision}`);
    expect(then.body.reproduced).toBe(true);
  });

  it('are refused with every mistake at once', async () => {
    const wrong = await service.post('/registers/so/issued-reports', {
      decision: { ...instrument('2014-01-01'), issuedOn: 'x' },
      report: { definition: '', from: '2011-13-01', to: 'x', knownAt: 'gestern', size: 1 },
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
      '/decision/issuedOn',
      '/report/definition',
      '/report/from',
      '/report/knownAt',
      '/report/size',
      '/report/to',
    ]);
    const unknown = { decision: instrument('2014-01-01'), report: { definition: 'none', ...window } };
    expect((await service.post('/registers/so/issued-reports', unknown)).status).toBe(404);
    expect((await service.get('/registers/so/issued-reports/x')).status).toBe(404);
  });
});

interface Restated {
  path: string;
  then: number;
  now: number;
  decisions: { decision: { id: string }; delta: number }[];
}
