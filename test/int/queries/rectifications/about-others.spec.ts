import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QueriesUnderTest } from '../support.js';
import { Register, correct, on } from './register.js';
import { named, type Changes, type Diff, type History } from './documents.js';

let queries: QueriesUnderTest;
beforeAll(async () => {
  queries = await QueriesUnderTest.start();
}, 60_000);
afterAll(() => queries.close());

describe('a correction that makes a change about others', () => {
  let register: Register;
  let before: number;

  beforeAll(async () => {
    register = await Register.open(queries, 'others');
    await register.record(
      'rename',
      on('2015-01-01', { kind: 'rename', organizationId: 'C1', name: 'Chi bộ Một' }),
    );
    before = await register.record(
      'state',
      on('2015-06-01', { kind: 'record-fact', organizationId: 'C1', measure: 'members', value: 7 }),
    );
    await register.record(
      'fix',
      on(
        '2020-01-01',
        correct('rename', 1, { organizationId: 'C2' }),
        correct('state', 1, { organizationId: 'C2' }),
      ),
    );
  }, 60_000);

  test('shows in the histories of both', async () => {
    const of = async (id: string) =>
      (await queries.get<History>(`${register.base}/organizations/${id}/history`)).changes
        .slice(1)
        .map(({ decisionId, standing, steps, facts, former }) => [
          `${decisionId} ${standing}`,
          steps.length + facts.length,
          former && former.steps.length + former.facts.length,
        ]);
    expect(await of('C1')).toEqual([
      ['rename corrected', 0, 1],
      ['state corrected', 0, 1],
    ]);
    expect(await of('C2')).toEqual([
      ['rename corrected', 1, null],
      ['state corrected', 1, null],
    ]);
  });

  test('moves what was stated', async () => {
    const facts = async (id: string, knownAt: number) =>
      (await queries.get<{ facts: unknown[] }>(`${register.base}/organizations/${id}`, { knownAt })).facts
        .length;
    const { revision } = (await queries.get<{ asOf: { revision: number } }>(register.base)).asOf;
    expect([await facts('C1', before), await facts('C2', before)]).toEqual([1, 0]);
    expect([await facts('C1', revision), await facts('C2', revision)]).toEqual([0, 1]);
    const listed = await queries.get<{ items: unknown[] }>(`${register.base}/facts`, { organization: 'C2' });
    expect(listed.items).toHaveLength(1);
  });

  test('is found by both, and listed in a diff', async () => {
    for (const organization of ['C1', 'C2']) {
      const { items } = await queries.get<Changes>(`${register.base}/changes`, {
        organization,
        kind: 'rename',
      });
      expect(items).toHaveLength(1);
    }
    const diff = await queries.get<Diff>(`${register.base}/diff`, {
      validAt: '2015-01-01',
      knownFrom: before,
    });
    expect(
      diff.items.map(({ id, categories, changes }) => [
        `${id} ${categories.join(',')}`,
        ...changes.map(({ decisionId, standing, rectifiedBy }) => [
          `${decisionId} ${standing}`,
          ...rectifiedBy.map(named),
        ]),
      ]),
    ).toEqual([
      ['C1 renamed,learned,corrected', ['rename withdrawn', 'fix#1']],
      ['C2 renamed,learned,corrected', ['rename learned', 'fix#1']],
    ]);
    expect(diff.rectifiedTotal).toBe(2);
    expect(diff.rectified).toMatchObject([
      { decisionId: 'rename', standing: 'corrected', organizationIds: ['C1', 'C2'] },
      { decisionId: 'state', standing: 'corrected', organizationIds: [] },
    ]);
    const none = await queries.get<Diff>(`${register.base}/diff`, { from: '2014-01-01', to: '2016-01-01' });
    expect([none.rectifiedTotal, none.rectified]).toEqual([0, []]);
  });
});
