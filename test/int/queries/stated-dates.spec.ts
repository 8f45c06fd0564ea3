import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decide } from '../../../src/commands/decide/decide.js';
import { RegisterState } from '../../../src/events/register/register-state.js';
import { drawHistory } from '../../../src/modules/shell/draw/draw-history.js';
import { layOutDiff } from '../../../src/modules/queries/diff/diff-page.js';
import type { Diff } from '../../../src/modules/queries/diff/diff.documents.js';
import type { ChangeList } from '../../../src/modules/queries/changes/change.documents.js';
import type { DecisionDetail } from '../../../src/modules/queries/decisions/decision.documents.js';
import type { OrganizationHistory } from '../../../src/modules/queries/history/history.document.js';
import { on, opening, org, request, type PlainRequest } from '../../support/given.js';
import { QueriesUnderTest } from './support.js';

const before2012 = { kind: 'before', on: '2012-01-01', precision: 'year' };
const about2013 = { kind: 'about', on: '2013-01-01', precision: 'year' };
const known = { dateStated: null, assumed: false };
const base = '/registers/stated';

let queries: QueriesUnderTest;
const state = new RegisterState();
const at: Record<string, number> = {};

async function record(decisionId: string, plain: PlainRequest): Promise<void> {
  const ids = { actor: 'test', correlationId: decisionId, causationId: decisionId };
  const context = { register: 'stated', decisionId, recordedAt: '2020-01-01T00:00:00.000Z', ...ids };
  const { events } = decide(state, request(plain), context);
  for (const event of events) state.apply(event);
  queries.push('stated', events);
  at[decisionId] = await queries.caughtUp('stated');
}

beforeAll(async () => {
  queries = await QueriesUnderTest.start();
  const target = { decisionId: 'founding', change: 1 };
  await record('opening', opening());
  await record('founding', on('2015-01-01', { ...org('found', 'C3', 'C', 'G1'), dateStated: before2012 }));
  await record('naming', on('2015-01-01', { kind: 'rename', organizationId: 'C3', name: 'Ba' }));
  await record(
    'correction',
    on('2015-01-01', {
      kind: 'correct',
      target,
      by: 'register',
      reason: 'tìm thấy hồ sơ',
      patch: { dateStated: about2013 },
    }),
  );
  await record(
    'annulment',
    on('2015-01-01', { kind: 'annul', target: { decisionId: 'naming' }, reason: 'x' }),
  );
}, 60_000);
afterAll(() => queries.close());

test('history shows it, and which date is assumed, as known then', async () => {
  const history = (knownAt: number) =>
    queries.get<OrganizationHistory>(`${base}/organizations/C3/history`, { knownAt });
  const first = await history(at['naming']!);
  expect(first.changes).toMatchObject([
    { effectiveOn: '2011-12-31', dateStated: before2012, assumed: true },
    { effectiveOn: '2015-01-01', ...known },
  ]);
  expect(drawHistory(first, 'vi', false)).toContain('2011-12-31 (trước 2012)');
  expect(drawHistory(first, 'en', false)).toContain('2011-12-31 (before 2012)');
  const last = await history(at['annulment']!);
  expect(last.changes).toMatchObject([
    { effectiveOn: '2013-01-01', dateStated: about2013, assumed: true, standing: 'corrected' },
    { standing: 'annulled', ...known },
  ]);
  expect(last.changes[0]!.rectifications[0]!.differences).toEqual([
    { field: 'effectiveOn', before: '2011-12-31', after: '2013-01-01' },
    { field: 'dateStated', before: before2012, after: about2013 },
  ]);
  expect(drawHistory(last, 'vi', false)).toContain('dateStated: trước 2012 → khoảng 2013');
});

test('the event browser shows what was recorded, and what is said instead', async () => {
  const { items } = await queries.get<ChangeList>(`${base}/changes`, { organization: 'C3' });
  expect(items).toMatchObject([
    {
      kind: 'found',
      dateStated: before2012,
      assumed: true,
      says: { effectiveOn: '2013-01-01', dateStated: about2013, assumed: true },
    },
    { kind: 'rename', ...known, says: null },
    { kind: 'correct', ...known, targets: [{ dateStated: about2013, assumed: true }] },
    { kind: 'annul', ...known, targets: [known] },
  ]);
});

test('a decision shows it with its changes', async () => {
  const { changes } = await queries.get<DecisionDetail>(`${base}/decisions/founding`);
  expect(changes).toMatchObject([
    { effectiveOn: '2011-12-31', dateStated: before2012, assumed: true, says: { dateStated: about2013 } },
  ]);
});

test('a diff shows it for the state in which it counts', async () => {
  const dates = { from: '2010-06-01', to: '2014-01-01' };
  const founded = await queries.get<Diff>(`${base}/diff`, { ...dates, knownAt: at['naming']! });
  expect(founded.items).toMatchObject([
    { id: 'C3', changes: [{ effectiveOn: '2011-12-31', dateStated: before2012, assumed: true, was: null }] },
  ]);
  const learned = await queries.get<Diff>(`${base}/diff`, {
    validAt: '2014-01-01',
    knownFrom: at['naming']!,
    knownTo: at['annulment']!,
  });
  expect(learned.rectified).toMatchObject([
    { effectiveOn: '2013-01-01', dateStated: about2013, assumed: true },
    known,
  ]);
  const text = JSON.stringify(layOutDiff(founded, 'vi', null));
  expect(text).toContain('31/12/2011 (trước 2012)');
});

test('a diff of two beliefs shows what each stated', async () => {
  const [before, after] = [at['naming']!, at['annulment']!];
  const { items } = await queries.get<Diff>(`${base}/diff`, {
    validAt: '2012-06-01',
    knownFrom: before,
    knownTo: after,
  });
  expect(items).toMatchObject([
    { id: 'C3', changes: [{ standing: 'withdrawn', effectiveOn: '2011-12-31', dateStated: before2012 }] },
  ]);
  const corrected = await queries.get<Diff>(`${base}/diff`, {
    validAt: '2015-06-01',
    knownFrom: before,
    knownTo: after,
  });
  expect(corrected.items).toMatchObject([
    {
      id: 'C3',
      changes: [
        {
          standing: 'corrected',
          effectiveOn: '2013-01-01',
          dateStated: about2013,
          was: { effectiveOn: '2011-12-31', dateStated: before2012, assumed: true },
        },
        { standing: 'withdrawn', ...known, was: null },
      ],
    },
  ]);
});
