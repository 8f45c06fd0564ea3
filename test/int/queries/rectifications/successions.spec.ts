import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { org } from '../../../support/given.js';
import { QueriesUnderTest } from '../support.js';
import { Register, annul, correct, merge, on } from './register.js';
import type { Diff } from './documents.js';

let queries: QueriesUnderTest;
beforeAll(async () => {
  queries = await QueriesUnderTest.start();
}, 60_000);
afterAll(() => queries.close());

describe('successions', () => {
  let register: Register;
  const known: Record<string, number> = {};
  const dates = { from: '2014-01-01', to: '2016-01-01' };

  beforeAll(async () => {
    register = await Register.open(queries, 'lines');
    await register.record('more', on('2011-01-01', org('found', 'G3', 'G', 'U1')));
    known['merged'] = await register.record('merge', on('2015-01-01', merge('G2', 'G1')));
    known['other'] = await register.record(
      'fix',
      on('2020-01-01', correct('merge', 1, { survivorId: 'G3' })),
    );
    known['later'] = await register.record(
      'date',
      on('2020-01-01', correct('merge', 1, { effectiveOn: '2017-01-01' })),
    );
    known['void'] = await register.record('void', on('2020-01-01', annul('merge')));
    known['split'] = await register.record(
      'split',
      on('2015-02-01', {
        kind: 'split',
        form: 'separation',
        organizationId: 'G2',
        into: [{ organizationId: 'G4', name: 'G4', organizationKind: 'G', parentId: 'U1' }],
      }),
    );
    known['renamed'] = await register.record(
      'rename',
      on(
        '2020-01-01',
        correct('split', 1, {
          into: [{ organizationId: 'G4', name: 'Bốn', organizationKind: 'G', parentId: 'U1' }],
        }),
      ),
    );
    await register.record('other', on('2015-05-01', { kind: 'rename', organizationId: 'G2', name: 'Hai' }));
  }, 60_000);

  test.each([
    ['merged', ['G1 identity G1>', 'G2 merged G1>', 'G3 identity G3']],
    ['other', ['G1 identity G1', 'G2 merged G3>', 'G3 identity G3>']],
    ['later', ['G1 identity G1', 'G2 identity G2', 'G3 identity G3']],
    ['void', ['G1 identity G1', 'G2 identity G2', 'G3 identity G3']],
    ['split', ['G1 identity G1', 'G2 identity G2<', 'G2 split G4<', 'G3 identity G3']],
  ])('correspond as known when %s', async (at, expected) => {
    const path = `${register.base}/correspondences`;
    const { items } = await queries.get<Correspondences>(path, { ...dates, knownAt: known[at]! });
    expect(items.map(correspondence).filter((line) => line.startsWith('G'))).toEqual(expected);
    const lineage = await queries.get<{ edges: { successorId: string; effectiveOn: string }[] }>(
      `${register.base}/organizations/G2/lineage`,
      { knownAt: known[at]! },
    );
    const edges = {
      merged: ['G1 2015-01-01'],
      other: ['G3 2015-01-01'],
      later: ['G3 2017-01-01'],
      void: [],
      split: ['G4 2015-02-01'],
    }[at];
    expect(lineage.edges.map((edge) => `${edge.successorId} ${edge.effectiveOn}`)).toEqual(edges);
  });

  test('that are annulled bring back what they ended, and join nobody', async () => {
    const diff = await queries.get<Diff>(`${register.base}/diff`, {
      validAt: dates.to,
      knownFrom: known['merged']!,
      knownTo: known['void']!,
    });
    expect(diff.items).toMatchObject([
      {
        id: 'G2',
        categories: ['opened', 'learned', 'corrected'],
        as: null,
        successors: [],
        changes: [
          {
            decisionId: 'merge',
            standing: 'withdrawn',
            effects: ['closed', 'succeeded'],
            rectifiedBy: [{ decisionId: 'fix' }, { decisionId: 'date' }, { decisionId: 'void' }],
          },
        ],
      },
    ]);
    expect(diff.rectified).toMatchObject([{ standing: 'annulled', organizationIds: ['G2'] }]);
  });

  test('with another survivor make nobody differ, and are told all the same', async () => {
    const diff = await queries.get<Diff>(`${register.base}/diff`, {
      validAt: dates.to,
      knownFrom: known['merged']!,
      knownTo: known['other']!,
    });
    expect(diff.items).toEqual([]);
    expect(diff.rectified).toMatchObject([
      {
        decisionId: 'merge',
        standing: 'corrected',
        organizationIds: [],
        rectifications: [{ differences: [{ field: 'survivorId', before: 'G1', after: 'G3' }] }],
      },
    ]);
  });

  test('that are only corrected in something else are no new ones', async () => {
    const diff = await queries.get<Diff>(`${register.base}/diff`, {
      validAt: dates.to,
      knownFrom: known['split']!,
    });
    expect(diff.items).toMatchObject([
      {
        id: 'G2',
        categories: ['renamed', 'learned'],
        predecessors: [],
        successors: [],
        changes: [{ decisionId: 'other', standing: 'learned', was: null }],
      },
      {
        id: 'G4',
        categories: ['renamed', 'learned', 'corrected'],
        predecessors: [],
        changes: [{ standing: 'corrected', was: { effectiveOn: '2015-02-01', effects: ['opened'] } }],
      },
    ]);
    expect(diff.items[0]!.changes).toHaveLength(1);
  });

  test('that happen in between are not corrected where a correction makes no difference', async () => {
    const query = {
      from: '2015-01-15',
      to: dates.to,
      knownFrom: known['split']!,
      knownTo: known['renamed']!,
    };
    const next = await queries.get<Diff>(`${register.base}/diff`, query);
    expect(next.items.map(({ id, categories }) => `${id} ${categories.join()}`)).toEqual([
      'G4 opened,split,corrected',
    ]);
    const later = await queries.get<Diff>(`${register.base}/diff`, {
      ...query,
      knownTo: '2021-01-01T00:00:00Z',
    });
    expect(later.items.map(({ id, categories }) => `${id} ${categories.join()}`)).toEqual([
      'G2 renamed,split',
      'G4 opened,split,corrected',
    ]);
  });
});

interface Correspondences {
  readonly items: readonly Correspondence[];
}
interface Correspondence {
  readonly from: { readonly id: string } | null;
  readonly to: { readonly id: string } | null;
  readonly labels: readonly string[];
  readonly oneToMany: boolean;
  readonly manyToOne: boolean;
}

function correspondence({ from, to, labels, oneToMany, manyToOne }: Correspondence): string {
  return `${from?.id ?? '-'} ${labels.join('+')} ${to?.id ?? '-'}${oneToMany ? '<' : ''}${manyToOne ? '>' : ''}`;
}
