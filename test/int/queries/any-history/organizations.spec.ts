import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { effectsOf } from '../../../../src/events/types/event-catalogue.js';
import { transitions, type OrganizationState } from '../../../../src/events/register/history.js';
import { knownChanges } from '../../../support/known.js';
import { ids } from '../../../support/random-decisions.js';
import { QueriesUnderTest } from '../support.js';
import { days, recordAnyHistories, type KnownRevision } from './histories.js';
import { allFacts, currentFacts, factKey, type Fact } from './facts.js';
import { stateOf } from './states.js';

let queries: QueriesUnderTest;
let revisions: KnownRevision[];
beforeAll(async () => {
  queries = await QueriesUnderTest.start();
  revisions = await recordAnyHistories(queries);
}, 60_000);
afterAll(() => queries.close());

test('an organization is what a fold makes of it', async () => {
  for (const { register, base, knownAt } of revisions) {
    const { timeline } = queries.state(register, knownAt);
    for (const id of timeline.ids()) {
      const lived = transitions(timeline.entries(id)).some(({ before, after }) => before || after);
      if (!lived) {
        const problem = await queries.problem(`${base}/organizations/${id}`, { knownAt });
        expect(problem.type).toBe('urn:orgledger:problem:unknown-organization');
        continue;
      }
      for (const validAt of days) {
        const detail = await queries.get<Detail>(`${base}/organizations/${id}`, { knownAt, validAt });
        const state = timeline.stateOn(id, validAt);
        expect(detail.live).toBe(state !== undefined);
        const versions = timeline.versions(id);
        const version = versions.findLast(({ from }) => from <= validAt) ?? versions[0];
        if (!version) continue;
        expect(detail).toMatchObject({
          id,
          validFrom: version.from,
          validTo: version.to,
          change: { revision: version.change.revision },
          decision: { id: version.change.decisionId },
        });
        expect(stateOf(detail)).toEqual(version.state);
        if (state) expect(stateOf(detail)).toEqual(state);
        expect(detail.facts.map(({ measure, value }) => [measure, value])).toEqual(
          currentFacts(queries.events(register, knownAt), validAt, id).map(({ measure, value }) => [
            measure,
            value,
          ]),
        );
      }
    }
  }
});

test('its lives end where its versions do', async () => {
  for (const { register, base, knownAt } of revisions) {
    const { timeline } = queries.state(register, knownAt);
    for (const id of timeline.ids()) {
      const steps = transitions(timeline.entries(id));
      const turns = steps.filter(({ before, after }) => (before === null) !== (after === null));
      if (turns.length === 0) continue;
      const { lives } = await queries.get<Detail>(`${base}/organizations/${id}`, { knownAt });
      const ends = lives.flatMap(({ from, openedAs, to, closedAs }) => [
        [from, openedAs],
        ...(to === null ? [] : [[to, closedAs]]),
      ]);
      expect(ends).toEqual(
        turns.map(({ entry: { change, effect } }) => [change.effectiveOn, 'as' in effect ? effect.as : null]),
      );
    }
  }
});

test('organizations are those that live', async () => {
  for (const { register, base, knownAt } of revisions) {
    const { timeline } = queries.state(register, knownAt);
    for (const validAt of days) {
      const live = [...timeline.ids()].sort().filter((id) => timeline.stateOn(id, validAt));
      const pages = await queries.pages<{ id: string }>(`${base}/organizations`, {
        knownAt,
        validAt,
        limit: 2,
      });
      expect(pages.flat().map(({ id }) => id)).toEqual(live);
    }
  }
});

test('lineage follows successions both ways', async () => {
  for (const { register, base, knownAt } of revisions) {
    const edges = knownChanges(queries.events(register, knownAt)).flatMap(({ content }) =>
      effectsOf(content).flatMap((effect) =>
        effect.effect === 'succeeded' ? [{ from: effect.organizationId, to: effect.successorId }] : [],
      ),
    );
    const reach = (start: string, near: 'from' | 'to', far: 'from' | 'to') => {
      const found = new Set<(typeof edges)[number]>();
      let front = [start];
      for (let step = 0; step < 10; step++) {
        const next = edges.filter((edge) => front.includes(edge[near]));
        next.forEach((edge) => found.add(edge));
        front = next.map((edge) => edge[far]);
      }
      return found;
    };
    const { timeline } = queries.state(register, knownAt);
    for (const id of ids) {
      const lived = transitions(timeline.entries(id)).some(({ before, after }) => before || after);
      if (!lived) continue;
      const forward = reach(id, 'from', 'to');
      const backward = reach(id, 'to', 'from');
      const expected = {
        successors: forward,
        predecessors: backward,
        both: new Set([...forward, ...backward]),
      };
      for (const [direction, wanted] of Object.entries(expected)) {
        const lineage = await queries.get<Lineage>(`${base}/organizations/${id}/lineage`, {
          knownAt,
          direction,
        });
        expect(lineage.edges.map((edge) => `${edge.predecessorId} ${edge.successorId}`).sort()).toEqual(
          [...wanted].map(({ from, to }) => `${from} ${to}`).sort(),
        );
      }
    }
  }
});

test('facts are listed once each, or as they stand', async () => {
  for (const { register, base, knownAt } of revisions) {
    const events = queries.events(register, knownAt);
    for (const validAt of days) {
      const query = { knownAt, validAt, limit: 2 };
      const every = (await queries.pages<Fact>(`${base}/facts`, query)).flat();
      expect(every.map(factKey)).toEqual(allFacts(events, validAt).map(factKey));
      const current = (await queries.pages<Fact>(`${base}/facts`, { ...query, select: 'current' })).flat();
      expect(current.map(factKey)).toEqual(currentFacts(events, validAt).map(factKey));
    }
  }
});

interface Detail extends OrganizationState {
  readonly live: boolean;
  readonly facts: readonly { readonly measure: string; readonly value: number }[];
  readonly lives: readonly { from: string; openedAs: string; to: string | null; closedAs: string | null }[];
}

interface Lineage {
  readonly edges: readonly { readonly predecessorId: string; readonly successorId: string }[];
}
