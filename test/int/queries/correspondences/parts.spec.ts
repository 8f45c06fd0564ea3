import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decide } from '../../../../src/commands/decide/decide.js';
import { RegisterState } from '../../../../src/events/register/register-state.js';
import { on, opening, request as whole, type PlainRequest } from '../../../support/given.js';
import { QueriesUnderTest } from '../support.js';
import { brief, type Correspondences } from './correspondences.js';

let queries: QueriesUnderTest;
beforeAll(async () => {
  queries = await QueriesUnderTest.start();
}, 60_000);
afterAll(() => queries.close());

describe('where nothing merges and nothing splits', () => {
  const register = 'parts';
  const base = `/registers/${register}`;
  const state = new RegisterState();

  beforeAll(async () => {
    const changes: [decisionId: string, PlainRequest][] = [
      ['open', opening()],
      [
        'exchanged',
        on('2012-01-01', {
          kind: 'reorganize',
          organizationIds: [],
          survivorIds: ['G1', 'G2'],
          successions: [{ predecessorId: 'G1', successorId: 'G2' }],
        }),
      ],
      [
        'replaced',
        on('2013-01-01', {
          kind: 'replace',
          organizationId: 'U2',
          into: { organizationId: 'U3', name: 'U3', organizationKind: 'U', parentId: 'R' },
        }),
      ],
      ['left', on('2014-01-01', { kind: 'hand-over', organizationId: 'G1', to: 'x' })],
      [
        'back',
        on('2015-01-01', {
          kind: 'receive',
          organization: { organizationId: 'G1', parentId: 'U3' },
          from: 'x',
        }),
      ],
    ];
    for (const [decisionId, plain] of changes) {
      const recordedAt = '2016-01-01T00:00:00.000Z';
      const { events } = decide(state, whole(plain), {
        register,
        decisionId,
        recordedAt,
        actor: 'test',
        correlationId: 'c',
        causationId: 'c',
      });
      for (const event of events) state.apply(event);
      queries.push(register, events);
    }
    await queries.caughtUp(register);
  }, 60_000);

  test('a part that passed between two that live on is shown beside the two', async () => {
    const dates = { from: '2011-01-01', to: '2012-01-01' };
    const { items, totals } = await queries.get<Correspondences>(`${base}/correspondences`, dates);
    const ours = items.filter(({ from, to }) => [from?.id, to?.id].includes('G2') || from?.id === 'G1');
    expect(
      ours.map((item) => `${brief(item)} ${item.changes.map(({ decisionId }) => decisionId).join()}`),
    ).toEqual(['G1 identity G1< exchanged', 'G1 part-passed G2<> exchanged', 'G2 identity G2> ']);
    expect(totals).toContainEqual({ label: 'part-passed', correspondences: 1 });
  });

  test('it is in the lineage of both, and in their histories', async () => {
    for (const id of ['G1', 'G2']) {
      const { edges } = await queries.get<{ edges: object[] }>(`${base}/organizations/${id}/lineage`);
      expect(edges).toMatchObject([
        { predecessorId: 'G1', successorId: 'G2', effectiveOn: '2012-01-01', change: { kind: 'reorganize' } },
      ]);
      const { changes } = await queries.get<{ changes: { decisionId: string; steps: object[] }[] }>(
        `${base}/organizations/${id}/history`,
      );
      const steps = changes.find(({ decisionId }) => decisionId === 'exchanged')!.steps;
      const passed = { effect: 'succeeded', detail: { successorId: 'G2' } };
      expect(steps).toMatchObject(id === 'G1' ? [passed] : []);
    }
  });

  test('one that took the place of another is told from a reorganization', async () => {
    const dates = { from: '2012-06-01', to: '2013-01-01' };
    const { items } = await queries.get<Correspondences>(`${base}/correspondences`, dates);
    expect(items.map(brief).filter((line) => line.startsWith('U'))).toEqual([
      'U1 identity U1',
      'U2 replaced U3',
    ]);
    expect(await flows('2012-06-01', '2013-01-01')).toEqual([
      'closed replaced 1 of 1',
      'opened formed 1 of 1',
    ]);
  });

  test('one that comes back with its subtree is counted as received, and corresponds to itself', async () => {
    expect(await flows('2014-01-01', '2015-01-01')).toEqual([
      'opened carried-in 2 of 1',
      'opened received 1 of 1',
    ]);
    const dates = { from: '2013-12-31', to: '2015-01-01' };
    const { items } = await queries.get<Correspondences>(`${base}/correspondences`, dates);
    expect(items.map(brief).filter((line) => /^[GC]/.test(line))).toEqual([
      'C1 identity C1',
      'C2 identity C2',
      'G1 transferred G1',
      'G2 identity G2',
    ]);
    const { lives } = await queries.get<{ lives: object[] }>(`${base}/organizations/C1`);
    expect(lives).toMatchObject([
      { from: '2010-01-01', openedAs: 'registered', to: '2014-01-01', closedAs: 'carried-out' },
      { from: '2015-01-01', openedAs: 'carried-in', to: null, closedAs: null },
    ]);
  });

  /** `effect as organizations of changes`, whatever the kind of the organizations. */
  async function flows(from: string, to: string): Promise<string[]> {
    const { stocks } = await queries.get<{
      stocks: { flows: { effect: string; as: string; count: number; changes: number }[] }[];
    }>(`${base}/flows`, { from, to, by: 'all' });
    return stocks
      .flatMap((stock) => stock.flows)
      .filter(({ effect }) => ['opened', 'closed'].includes(effect))
      .map(({ effect, as, count, changes }) => `${effect} ${as} ${count} of ${changes}`)
      .sort();
  }
});
