import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { effectsOf } from '../../../../src/events/types/event-catalogue.js';
import { comparePlaces } from '../../../../src/events/register/history.js';
import { knownChanges } from '../../../support/known.js';
import { dates, randomBatches } from '../../../support/random-decisions.js';
import { decisionEvents } from '../../../support/recorded.js';
import { QueriesUnderTest } from '../support.js';
import { brief, type Correspondences, type Item } from './correspondences.js';

let queries: QueriesUnderTest;
beforeAll(async () => {
  queries = await QueriesUnderTest.start();
}, 60_000);
afterAll(() => queries.close());

describe('any history', () => {
  const registers = ['north', 'south', 'east', 'west'];
  const days = ['2014-12-31', ...dates];

  beforeAll(async () => {
    for (const [seed, register] of registers.entries()) {
      const batches = randomBatches.map((all) => all.flat()).filter((all) => all.length > 12);
      const [decisions] = fc.sample(batches, { seed: seed + 75, numRuns: 1 });
      for (const [i, changes] of decisions!.entries()) {
        queries.push(register, decisionEvents(register, `d${i}`, changes));
      }
      await queries.caughtUp(register);
    }
  }, 60_000);

  test('has the correspondences of a naive search', async () => {
    const labels = new Set<string>();
    for (const register of registers) {
      const ends = new Map(queries.events(register).map((e) => [e.metadata.decisionId, e.revision]));
      const side = fc.tuple(
        fc.constantFrom(...days),
        fc.constantFrom(...days),
        fc.constantFrom(...ends.values()),
      );
      for (const [a, b, knownAt] of fc.sample(side, { seed: 3, numRuns: 30 })) {
        const [from, to] = a < b ? [a, b] : [b, a];
        const path = `/registers/${register}/correspondences`;
        const found = await queries.get<Correspondences>(path, { from, to, knownAt });
        const expected = naive(register, from, to, knownAt);
        expect(found.items.map(brief)).toEqual(expected);
        expect(found.items.every(({ changes }) => inOrder(changes))).toBe(true);
        for (const { label, correspondences } of found.totals) {
          const of = found.items.filter((item) => item.labels.includes(label));
          expect([label, correspondences]).toEqual([label, of.length]);
        }
        const distinct = (items: readonly Item[], at: 'from' | 'to') =>
          new Set(items.flatMap((item) => item[at]?.id ?? [])).size;
        expect(found).toMatchObject({
          before: distinct(found.items, 'from'),
          after: distinct(found.items, 'to'),
          oneToMany: distinct(
            found.items.filter(({ oneToMany }) => oneToMany),
            'from',
          ),
          manyToOne: distinct(
            found.items.filter(({ manyToOne }) => manyToOne),
            'to',
          ),
        });
        const pages = await queries.pages<Item>(path, { from, to, knownAt, limit: 2 });
        expect(pages.flat()).toEqual(found.items);
        found.items.flatMap((item) => item.labels).forEach((label) => labels.add(label));
      }
    }
    const met = ['ended', 'identity', 'merged', 'new', 'reclassified', 'renamed', 'replaced', 'transferred'];
    expect([...labels]).toEqual(expect.arrayContaining(met));
  });

  /** Correspondences as they follow from a fold and from walking every way. */
  function naive(register: string, from: string, to: string, knownAt: number): string[] {
    const { timeline } = queries.state(register, knownAt);
    const on = (day: string) =>
      new Map(
        [...timeline.ids()].sort().flatMap((id) => {
          const state = timeline.stateOn(id, day);
          return state ? [[id, state] as const] : [];
        }),
      );
    const [before, after] = [on(from), on(to)];
    const events = knownChanges(queries.events(register, knownAt))
      .filter(({ change }) => change.effectiveOn > from && change.effectiveOn <= to)
      .sort((a, b) => comparePlaces(a.change, b.change));
    const pairs = new Map<string, [string, string]>();
    const walk = (start: string, at: string, since: number) => {
      if (after.has(at)) pairs.set(`${start} ${at}`, [start, at]);
      for (const [place, { content }] of events.entries()) {
        if (place <= since) continue;
        for (const effect of effectsOf(content)) {
          if (effect.effect === 'succeeded' && effect.organizationId === at)
            walk(start, effect.successorId, place);
        }
      }
    };
    for (const id of before.keys()) walk(id, id, -1);
    const all = [...pairs.values()];
    const rows = [...before.keys()].flatMap((id) => {
      const targets = all.filter(([source]) => source === id);
      if (targets.length === 0) return [`${id} ended -`];
      return targets
        .map(([, target]) => target)
        .sort()
        .map((target) => {
          const sources = all.filter(([, end]) => end === target);
          const flags = `${targets.length > 1 ? '<' : ''}${sources.length > 1 ? '>' : ''}`;
          return `${id} ${labelsOf(id, target, targets.length, sources.length)} ${target}${flags}`;
        });
    });
    const fresh = [...after.keys()].filter((id) => !all.some(([, target]) => target === id));
    return [...rows, ...fresh.map((id) => `- new ${id}`)];

    function labelsOf(a: string, b: string, targets: number, sources: number): string {
      if (a !== b) {
        if (sources > 1 && targets === 1) return 'merged';
        if (before.has(b) && after.has(a)) return 'part-passed';
        if (targets > 1) return sources === 1 ? 'split' : 'reorganized';
        return 'replaced';
      }
      const [x, y] = [before.get(a)!, after.get(b)!];
      const named = ({ name, otherNames }: typeof x) => JSON.stringify([name, otherNames]);
      const found = [
        ...(named(x) === named(y) ? [] : ['renamed']),
        ...(x.parentId === y.parentId ? [] : ['transferred']),
        ...(x.kind === y.kind ? [] : ['reclassified']),
        ...(JSON.stringify(x.codes) === JSON.stringify(y.codes) ? [] : ['recoded']),
      ];
      return found.length === 0 ? 'identity' : found.join('+');
    }
  }
});

function inOrder(changes: Item['changes']): boolean {
  return changes.every(({ effectiveOn }, i) => i === 0 || changes[i - 1]!.effectiveOn <= effectiveOn);
}
