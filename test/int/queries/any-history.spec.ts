import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { effectsOf, factsOf } from '../../../src/events/catalogue.js';
import type { RecordedEvent } from '../../../src/events/envelope.js';
import { transitions, type OrganizationState } from '../../../src/events/history.js';
import { organizationIdsOf } from '../../../src/projections/decisions/organization-ids.js';
import { dates, ids, randomBatches } from '../../support/random-decisions.js';
import { decisionEvents } from '../../support/recorded.js';
import { QueriesUnderTest } from './support.js';

/** Histories that nobody would have recorded, too: whatever is in the ledger, the answers follow from it. */
const registers = ['north', 'south', 'east'];
const days = ['2014-12-31', ...dates];

let queries: QueriesUnderTest;
let revisions: { register: string; base: string; knownAt: number }[];

beforeAll(async () => {
  queries = await QueriesUnderTest.start();
  for (const [seed, register] of registers.entries()) {
    const [decisions] = fc.sample(
      randomBatches.map((batches) => batches.flat()).filter((all) => all.length > 12),
      { seed: seed + 7, numRuns: 1 },
    );
    for (const [i, changes] of decisions!.entries()) {
      const recordedAt = `2020-01-01T00:00:${String(i).padStart(2, '0')}.000Z`;
      const events = decisionEvents(register, `d${i}`, changes);
      queries.push(
        register,
        events.map((event) => ({ ...event, metadata: { ...event.metadata, recordedAt } })),
      );
    }
    await queries.caughtUp(register);
  }
  revisions = registers.flatMap((register) => {
    const wholes = new Map(
      queries.events(register).map((event) => [event.metadata.decisionId, event.revision]),
    );
    const base = `/registers/${register}`;
    return [...wholes.values()].filter((_, i) => i % 3 === 1).map((knownAt) => ({ register, base, knownAt }));
  });
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

test('its history tells every change that touched it, in valid order', async () => {
  for (const { register, base, knownAt } of revisions) {
    const { timeline } = queries.state(register, knownAt);
    for (const id of timeline.ids()) {
      const steps = transitions(timeline.entries(id));
      if (!steps.some(({ before, after }) => before || after)) continue;
      const history = await queries.get<History>(`${base}/organizations/${id}/history`, { knownAt });
      expect(history.versions.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual(
        timeline.versions(id).map(({ from, to }) => [from, to]),
      );
      const touching = changesOf(register, knownAt)
        .filter((event) => organizationIdsOf(event).includes(id))
        .sort(byPlace);
      expect(history.changes.map(({ revision }) => revision)).toEqual(
        touching.map(({ revision }) => revision),
      );
      expect(
        history.changes.flatMap((change) => change.steps.map(({ before, after }) => [before, after])),
      ).toEqual(steps.map(({ before, after }) => [briefly(before), briefly(after)]));
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

test('changes are listed along either axis, both ways, once each', async () => {
  for (const { register, base, knownAt } of revisions) {
    const all = changesOf(register, knownAt);
    const orders = { recorded: all, effective: [...all].sort(byPlace) };
    for (const [order, expected] of Object.entries(orders)) {
      for (const direction of ['asc', 'desc']) {
        const pages = await queries.pages<{ revision: number }>(`${base}/changes`, {
          knownAt,
          order,
          direction,
          limit: 3,
        });
        const wanted = direction === 'asc' ? expected : expected.toReversed();
        expect(pages.flat().map(({ revision }) => revision)).toEqual(wanted.map(({ revision }) => revision));
      }
    }
  }
});

test.each<[string, Record<string, string | number>, (event: RecordedEvent) => boolean]>([
  ['a type', { type: 'OrganizationFounded' }, ({ type }) => type === 'OrganizationFounded'],
  ['a kind', { kind: 'found' }, ({ type }) => type === 'OrganizationFounded'],
  ['an organization', { organization: 'a' }, (event) => organizationIdsOf(event).includes('a')],
  ['a decision', { decision: 'd3' }, ({ metadata }) => metadata.decisionId === 'd3'],
  [
    'days',
    { effectiveFrom: '2016-02-29', effectiveTo: '2017-01-01' },
    ({ metadata: { effectiveOn } }) => effectiveOn >= '2016-02-29' && effectiveOn <= '2017-01-01',
  ],
  [
    'moments',
    { recordedFrom: '2020-01-01T00:00:03Z', recordedTo: '2020-01-01T07:00:05+07:00' },
    ({ metadata: { recordedAt } }) =>
      recordedAt >= '2020-01-01T00:00:03' && recordedAt <= '2020-01-01T00:00:05.000Z',
  ],
  ['revisions', { revisionFrom: 5, revisionTo: 9 }, ({ revision }) => revision >= 5 && revision <= 9],
])('changes are found by %s', async (_, filter, matches) => {
  for (const register of registers) {
    const found = await queries.get<{ items: { revision: number }[] }>(
      `/registers/${register}/changes`,
      filter,
    );
    const expected = changesOf(register).filter(matches);
    expect(found.items.map(({ revision }) => revision)).toEqual(expected.map(({ revision }) => revision));
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

test('lineage follows successions both ways', async () => {
  for (const { register, base, knownAt } of revisions) {
    const edges = changesOf(register, knownAt).flatMap((event) =>
      effectsOf(event).flatMap((effect) =>
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

test('a decision says what its changes did', async () => {
  for (const register of registers) {
    const { timeline } = queries.state(register);
    const decisions = await queries.pages<{ id: string }>(`/registers/${register}/decisions`, { limit: 4 });
    const issued = queries.events(register).filter(({ type }) => type === 'DecisionIssued');
    expect(decisions.flat().map(({ id }) => id)).toEqual(issued.map(({ metadata }) => metadata.decisionId));
    for (const { id } of decisions.flat()) {
      const decision = await queries.get<Decision>(`/registers/${register}/decisions/${id}`);
      const events = changesOf(register).filter(({ metadata }) => metadata.decisionId === id);
      expect(decision.changes.map(({ data }) => data)).toEqual(
        events.map(({ data }) => JSON.parse(JSON.stringify(data))),
      );
      for (const change of decision.changes) {
        for (const step of change.steps) {
          const known = transitions(timeline.entries(step.organizationId)).filter(
            ({ entry }) => entry.change.revision === change.revision && entry.effect.effect === step.effect,
          );
          expect(known.map(({ before, after }) => [briefly(before), briefly(after)])).toContainEqual([
            step.before,
            step.after,
          ]);
        }
        expect(change.steps).toHaveLength(
          effectsOf(events.find(({ revision }) => revision === change.revision)!).length,
        );
      }
    }
  }
});

test('a moment is what had been recorded by then, and decisions are known whole', async () => {
  for (const register of registers) {
    const events = queries.events(register);
    const ends = new Map(events.map((event) => [event.metadata.decisionId, event]));
    for (const { revision, metadata } of ends.values()) {
      const at = async (knownAt: string) =>
        (await queries.get<{ asOf: { revision: number } }>(`/registers/${register}`, { knownAt })).asOf
          .revision;
      expect(await at(metadata.recordedAt)).toBe(revision);
      expect(await at(metadata.recordedAt.replace('.000Z', '.900Z'))).toBe(revision);
      const before = [...ends.values()].findLast((end) => end.revision < revision);
      if (before && revision - before.revision > 1)
        expect(await at(String(revision - 1))).toBe(before.revision);
    }
  }
});

interface Detail extends OrganizationState {
  readonly live: boolean;
  readonly facts: readonly { readonly measure: string; readonly value: number }[];
  readonly lives: readonly { from: string; openedAs: string; to: string | null; closedAs: string | null }[];
}
interface Step {
  readonly organizationId: string;
  readonly effect: string;
  readonly before: unknown;
  readonly after: unknown;
}
interface History {
  readonly versions: readonly { readonly validFrom: string; readonly validTo: string | null }[];
  readonly changes: readonly { readonly revision: number; readonly steps: readonly Step[] }[];
}
interface Decision {
  readonly changes: readonly {
    readonly revision: number;
    readonly data: unknown;
    readonly steps: readonly Step[];
  }[];
}
interface Lineage {
  readonly edges: readonly { readonly predecessorId: string; readonly successorId: string }[];
}
interface Fact {
  readonly organizationId: string;
  readonly measure: string;
  readonly value: number;
  readonly effectiveOn: string;
}

function changesOf(register: string, knownAt?: number): RecordedEvent[] {
  return queries.events(register, knownAt).filter(({ type }) => type !== 'DecisionIssued');
}

function byPlace(a: RecordedEvent, b: RecordedEvent): number {
  const [x, y] = [a.metadata, b.metadata];
  if (x.effectiveOn !== y.effectiveOn) return x.effectiveOn < y.effectiveOn ? -1 : 1;
  return x.effectiveSequence - y.effectiveSequence || a.revision - b.revision;
}

function stateOf(detail: Detail): OrganizationState {
  const { name, otherNames, kind, parentId, codes, authorities, functions } = detail;
  return { name, otherNames, kind, parentId, codes, authorities, functions };
}

function briefly(state: OrganizationState | null) {
  return state && { name: state.name, kind: state.kind, parentId: state.parentId };
}

type PlacedFact = Fact & { readonly stock: boolean };

/** By measure and organization, then in valid order. */
function allFacts(events: readonly RecordedEvent[], validAt: string): PlacedFact[] {
  return [...events]
    .sort(byPlace)
    .filter(({ metadata }) => metadata.effectiveOn <= validAt)
    .flatMap((event) =>
      factsOf(event).map(({ period, ...fact }) => ({
        ...fact,
        effectiveOn: event.metadata.effectiveOn,
        stock: period === undefined,
      })),
    )
    .sort((a, b) => {
      const [x, y] = [`${a.measure} ${a.organizationId}`, `${b.measure} ${b.organizationId}`];
      return x < y ? -1 : x > y ? 1 : 0;
    });
}

function currentFacts(events: readonly RecordedEvent[], validAt: string, id?: string): PlacedFact[] {
  const last = new Map<string, PlacedFact>();
  for (const fact of allFacts(events, validAt)) {
    if (fact.stock && (id === undefined || fact.organizationId === id)) {
      last.set(`${fact.measure} ${fact.organizationId}`, fact);
    }
  }
  return [...last.values()];
}

function factKey({ measure, organizationId, value, effectiveOn }: Fact): unknown[] {
  return [measure, organizationId, value, effectiveOn];
}
