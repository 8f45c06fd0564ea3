import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { effectsOf, rectificationsOf } from '../../../../src/events/types/event-catalogue.js';
import { comparePlaces, type Place } from '../../../../src/events/register/history.js';
import { fates, lastStatement, standingOf, type Fate } from '../../../support/known.js';
import { dates, randomBatches } from '../../../support/random-decisions.js';
import { decisionEvents, type PlainEvent } from '../../../support/recorded.js';
import { QueriesUnderTest } from '../support.js';
import type { Diff, Item, Turn } from './diff.js';
import { naiveDiff, type Pair } from './naive-diff.js';

let queries: QueriesUnderTest;
beforeAll(async () => {
  queries = await QueriesUnderTest.start();
}, 60_000);
afterAll(() => queries.close());

describe('any two states of any history', () => {
  const registers = ['north', 'south', 'east', 'west'];
  const days = ['2014-12-31', ...dates];
  let pairs: Pair[];

  beforeAll(async () => {
    for (const [seed, register] of registers.entries()) {
      const batches = randomBatches
        .map((all) => all.flat())
        .filter((all) => all.length > 12 && all.flat().some(correctsItsOrganization));
      const [decisions] = fc.sample(batches, { seed: seed + 31, numRuns: 1 });
      for (const [i, changes] of decisions!.entries()) {
        queries.push(register, decisionEvents(register, `d${i}`, changes));
      }
      await queries.caughtUp(register);
    }
    pairs = registers.flatMap((register) => {
      const ends = new Map(queries.events(register).map((e) => [e.metadata.decisionId, e.revision]));
      const side = fc.tuple(fc.constantFrom(...days), fc.constantFrom(...ends.values()));
      return fc.sample(fc.tuple(side, side), { seed: 5, numRuns: 60 }).map(([[a, k], [b, l]]): Pair => {
        const [from, to] = a < b ? [a, b] : [b, a];
        return { register, from, to, knownFrom: Math.min(k, l), knownTo: Math.max(k, l) };
      });
    });
  }, 60_000);

  test('differ in what two folds differ in', async () => {
    let seen = 0;
    const standings = new Set<string>();
    for (const { register, ...query } of pairs) {
      const expected = naiveDiff(queries, { register, ...query });
      seen += expected.length;
      const diff = await queries.get<Diff>(`/registers/${register}/diff`, query);
      expect(diff.before).toMatchObject({ validAt: query.from, revision: query.knownFrom });
      expect(diff.after).toMatchObject({ validAt: query.to, revision: query.knownTo });
      expect(diff.items.map(withoutLineage)).toEqual(expected.map(({ corrected: _, ...item }) => item));
      expect(diff.total).toBe(expected.length);
      const rectified = [...fates(queries.events(register, query.knownTo)).values()].filter(
        ({ change, rectifiedBy }) =>
          change.revision <= query.knownFrom &&
          rectifiedBy.some(({ revision }) => revision > query.knownFrom),
      );
      expect(diff.rectifiedTotal).toBe(rectified.length);
      expect(
        diff.rectified.map(({ revision, standing, rectifications }) => [
          revision,
          standing,
          rectifications.length,
        ]),
      ).toEqual(
        rectified
          .sort((a, b) => comparePlaces(placeOf(a), placeOf(b)))
          .map((fate) => [
            fate.change.revision,
            standingOf(fate),
            fate.rectifiedBy.filter(({ revision }) => revision > query.knownFrom).length,
          ]),
      );
      for (const { revision, organizationIds } of diff.rectified) {
        expect(organizationIds).toEqual(
          expected.filter(({ corrected }) => corrected.includes(revision)).map(({ id }) => id),
        );
      }
      for (const { standing } of expected.flatMap(({ changes }) => changes)) standings.add(standing);
      for (const { category, organizations } of diff.totals) {
        const of = diff.items.filter(({ categories }) => categories.includes(category));
        expect([category, organizations]).toEqual([category, of.length]);
      }
      expect(counted(diff.turns)).toEqual(
        tally(
          diff.items.flatMap(({ categories: [category], as, before, after }) =>
            category === 'opened' || category === 'closed'
              ? [`${category} ${as} ${(before ?? after)!.kind}`]
              : [],
          ),
        ),
      );
      for (const { kind, before, after } of diff.kinds) {
        expect([kind, before]).toEqual([kind, kindCount(register, query.knownFrom, query.from, kind)]);
        expect([kind, after]).toEqual([kind, kindCount(register, query.knownTo, query.to, kind)]);
      }
    }
    expect(seen).toBeGreaterThan(100);
    expect([...standings].sort()).toEqual(['corrected', 'happened', 'learned', 'withdrawn']);
  });

  test('are compared page by page, while others are recorded', async () => {
    const register = 'north';
    const query = { from: '2014-12-31', to: '2020-12-31' };
    const path = `/registers/${register}/diff`;
    const all = await queries.get<Diff>(path, query);
    expect(all.items.length).toBeGreaterThan(2);
    const first = await queries.get<Diff>(path, { ...query, limit: 1 });
    queries.push(
      register,
      decisionEvents(register, 'late', [
        {
          type: 'OrganizationRenamed',
          data: { organizationId: all.items[1]!.id, name: 'Muộn' },
          effectiveOn: '2015-01-01',
        },
      ]),
    );
    const atLeast = await queries.caughtUp(register);
    const rest = await queries.get<Diff>(path, { ...query, atLeast, cursor: first.next!, limit: 1 });
    expect(rest.items).toEqual([all.items[1]]);
    expect([rest.before, rest.after]).toEqual([all.before, all.after]);
    expect(rest.totals).toEqual(all.totals);
  });

  /** True for a correction that makes a change do something else to an organization that it touched before. */
  function correctsItsOrganization(event: PlainEvent): boolean {
    return rectificationsOf(event).some(({ before, after }) => {
      if (!before || !after) return false;
      const touched = effectsOf(before).map(({ organizationId }) => organizationId);
      return effectsOf(after).some(({ organizationId }) => touched.includes(organizationId));
    });
  }

  function kindCount(register: string, knownAt: number, on: string, kind: string): number {
    const { timeline } = queries.state(register, knownAt);
    return [...timeline.ids()].filter((id) => timeline.stateOn(id, on)?.kind === kind).length;
  }
});

function withoutLineage({ id, categories, before, after, differences, changes }: Item) {
  const state = (one: Item['before']) => {
    if (!one) return null;
    const { validFrom: _, validTo: __, parent: ___, ...rest } = one;
    return rest;
  };
  return {
    id,
    categories: categories.filter((category) => category !== 'merged' && category !== 'split').sort(),
    before: state(before),
    after: state(after),
    differences: differences.map(({ field }) => field),
    changes: changes.map(({ revision, effectiveOn, effects, standing, was, rectifiedBy }) => ({
      revision,
      effectiveOn,
      effects,
      standing,
      was,
      rectifiedBy: rectifiedBy.map((rectification) => rectification.revision),
    })),
  };
}

function counted(turns: readonly Turn[]): string[] {
  return turns
    .map(({ category, as, kind, organizations }) => `${category} ${as} ${kind} ${organizations}`)
    .sort();
}

function tally(keys: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].map(([key, count]) => `${key} ${count}`).sort();
}

function placeOf(fate: Fate): Place {
  return { ...lastStatement(fate), revision: fate.change.revision };
}
