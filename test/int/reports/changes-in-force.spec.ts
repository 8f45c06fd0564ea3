import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { opening, request as whole, type PlainChange } from '../../support/given.js';
import { ReportsUnderTest } from './support.js';

const register = 'functions';
const text = (vi: string) => ({ vi, en: vi });
const definition = {
  code: 'moved',
  title: text('Chuyển nhiệm vụ'),
  lines: [
    {
      code: 'line',
      label: text('Nhiệm vụ'),
      unit: 'event',
      parts: [{ code: 'all', label: text('tất cả'), changes: { types: ['FunctionTransferred'] } }],
    },
  ],
};

let reports: ReportsUnderTest;
let decisions = 0;
const known: Record<string, number> = {};

beforeAll(async () => {
  reports = await ReportsUnderTest.start();
  const { changes } = opening();
  await record('open', '2010-01-01', ...changes, { kind: 'define-report', definition });
  known['recorded'] = await record(
    'move',
    '2015-01-01',
    { kind: 'transfer-function', function: 'training', leadId: 'G1' },
    { kind: 'transfer-function', function: 'archive', leadId: 'G1' },
  );
  known['corrected'] = await record('fix', '2020-01-01', {
    kind: 'correct',
    target: { decisionId: 'move', change: 1 },
    by: 'register',
    reason: 'ghi nhầm năm và nơi nhận',
    patch: { effectiveOn: '2016-01-01', leadId: 'G2' },
  });
  known['annulled'] = await record('void', '2020-01-01', annul('move'));
  known['restored'] = await record('unvoid', '2020-01-01', annul('void'));
}, 60_000);
afterAll(() => reports.close());

function annul(decisionId: string): PlainChange {
  return { kind: 'annul', target: { decisionId }, reason: 'nhầm' };
}

function record(id: string, effectiveOn: string, ...changes: PlainChange[]): Promise<number> {
  const recordedAt = `2021-01-0${++decisions}T00:00:00.000Z`;
  return reports.record(register, [
    { id, recordedAt, request: whole({ decision: { effectiveOn }, changes }) },
  ]);
}

test.each([
  ['recorded', '2014-12-31', '2015-01-01', ['archive G1', 'training G1']],
  ['recorded', '2015-01-01', '2016-01-01', []],
  ['corrected', '2014-12-31', '2015-01-01', ['archive G1']],
  ['corrected', '2015-01-01', '2015-12-31', []],
  ['corrected', '2015-12-31', '2016-01-01', ['training G2']],
  ['annulled', '2010-01-01', '2020-12-31', []],
  ['restored', '2014-12-31', '2016-01-01', ['archive G1', 'training G2']],
])('as known when %s, a line of changes counts within (%s, %s]: %j', async (at, from, to, expected) => {
  const { body } = await request(reports.app.getHttpServer())
    .get(`/registers/${register}/reports/moved`)
    .query({ from, to, knownAt: known[at]! });
  const [line] = (body as Report).lines;
  expect(line!.count.value).toBe(expected.length);
  const { behind } = line!.count;
  expect(
    behind.map(({ index, organizationIds }) => `${names[index]} ${organizationIds.join()}`).sort(),
  ).toEqual(expected);
});

const names: Readonly<Record<number, string>> = { 1: 'training', 2: 'archive' };

interface Report {
  readonly lines: readonly {
    readonly count: {
      readonly value: number;
      readonly behind: readonly { readonly index: number; readonly organizationIds: readonly string[] }[];
    };
  }[];
}
