import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { allocations } from '../../../../examples/bloc-2015-2020/allocation.js';
import { QueriesUnderTest } from '../support.js';
import { type Diff, type Item, sorted } from './diff.js';
import { recordFirstRegister } from '../first-register.js';

let queries: QueriesUnderTest;
beforeAll(async () => {
  queries = await QueriesUnderTest.start();
}, 60_000);
afterAll(() => queries.close());

describe('the first register', () => {
  const register = 'bloc';
  const base = `/registers/${register}`;
  const term = { from: '2015-10-16', to: '2020-09-30' };
  let last: number;

  beforeAll(async () => {
    ({ last } = await recordFirstRegister(queries, register, 'corrections'));
  }, 180_000);

  test('opened and closed in its term what its allocation says', async () => {
    const diff = await queries.get<Diff>(`${base}/diff`, { ...term, limit: 1 });
    const turns = (category: string, as: string) =>
      diff.turns
        .filter((turn) => turn.category === category && turn.as === as && partyKinds.includes(turn.kind))
        .reduce((sum, { organizations }) => sum + organizations, 0);
    const sum = (table: Readonly<Record<string, number>>) => Object.values(table).reduce((a, b) => a + b, 0);
    const { founded, received, handedOver, dissolved, absorbed, carriedIn, carriedOut } = allocations.A;
    expect({
      founded: turns('opened', 'founded'),
      received: turns('opened', 'received'),
      carriedIn: turns('opened', 'carried-in'),
      handedOver: turns('closed', 'handed-over'),
      carriedOut: turns('closed', 'carried-out'),
      dissolved: turns('closed', 'dissolved') + turns('closed', 'ceased') + turns('closed', 'disbanded'),
      absorbed: turns('closed', 'absorbed'),
    }).toEqual({
      founded: sum(founded),
      received: sum(received),
      carriedIn: received['G'] * carriedIn,
      handedOver: sum(handedOver),
      carriedOut: handedOver['G'] * carriedOut,
      dissolved: sum(dissolved),
      absorbed: sum(absorbed),
    });
    const of = (category: string) => diff.totals.find((total) => total.category === category)!.organizations;
    for (const kind of diff.kinds) {
      const net = (category: string) =>
        diff.turns
          .filter((turn) => turn.category === category && turn.kind === kind.kind)
          .reduce((all, { organizations }) => all + organizations, 0);
      const upgraded = (upgradedBy[kind.kind] ?? (() => 0))(allocations.A.upgraded);
      expect([kind.kind, kind.after - kind.before]).toEqual([
        kind.kind,
        net('opened') - net('closed') + upgraded,
      ]);
    }
    expect(of('reclassified')).toBe(sum(allocations.A.upgraded));
    expect([of('learned'), of('corrected')]).toEqual([0, 0]);
  });

  test('differs in what two folds of it differ in', async () => {
    const { timeline } = queries.state(register);
    const expected = [...timeline.ids()]
      .filter((id) => {
        const [before, after] = [timeline.stateOn(id, term.from), timeline.stateOn(id, term.to)];
        return JSON.stringify(sorted(before ?? null)) !== JSON.stringify(sorted(after ?? null));
      })
      .sort();
    const pages = await queries.pages<Item>(`${base}/diff`, { ...term, limit: 150 });
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flat().map(({ id }) => id)).toEqual(expected);
    for (const item of pages.flat()) {
      expect(item.changes.length).toBeGreaterThan(0);
      expect(item.changes.every(({ decision }) => decision.number.length > 0)).toBe(true);
    }
  });

  test('names the survivor of each absorption', async () => {
    const items = (await queries.pages<Item>(`${base}/diff`, { ...term, limit: 1000 })).flat();
    const absorbed = items.filter(({ as }) => as === 'absorbed');
    for (const { id, categories, successors, changes } of absorbed) {
      expect([id, categories]).toEqual([id, ['closed', 'merged']]);
      expect(successors).toHaveLength(1);
      expect(changes.map(({ kind }) => kind)).toContain('merge');
    }
  });

  test('does not differ from itself', async () => {
    const diff = await queries.get<Diff>(`${base}/diff`, { from: term.from, to: term.from, knownAt: last });
    expect(diff).toMatchObject({ total: 0, items: [], next: null });
  });
});

/** The kinds that the allocation is about. */
const partyKinds = ['U', 'G', 'P', 'B', 'C'];

/** What the upgrades add to a kind. */
const upgradedBy: Readonly<Record<string, (upgraded: { GU: number; BG: number; CB: number }) => number>> = {
  U: ({ GU }) => GU,
  G: ({ GU, BG }) => BG - GU,
  B: ({ BG, CB }) => CB - BG,
  C: ({ CB }) => -CB,
};
