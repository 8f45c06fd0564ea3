import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { effectsOf, factsOf, rectificationsOf } from '../../../src/events/types/event-catalogue.js';
import { contentOf, type ChangeContent } from '../../../src/events/types/change-rectified.js';
import type { RecordedEvent } from '../../../src/events/definition/envelope.js';
import {
  comparePlaces,
  transitions,
  type OrganizationState,
  type Place,
} from '../../../src/events/register/history.js';
import { organizationIdsOf } from '../../../src/projections/decisions/organization-ids.js';
import { fates, knownChanges, lastStatement, standingOf, type Fate } from '../../support/known.js';
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
      { seed: seed + 75, numRuns: 1 },
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

test('its history tells every change that ever touched it, in valid order, and what became of each', async () => {
  const standings = new Set<string>();
  for (const { register, base, knownAt } of revisions) {
    const { timeline } = queries.state(register, knownAt);
    for (const id of ids) {
      const steps = transitions(timeline.entries(id));
      const beliefs = believed(register, id, knownAt);
      if (beliefs.length === 0) continue;
      const history = await queries.get<History>(`${base}/organizations/${id}/history`, { knownAt });
      expect(history.versions.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual(
        timeline.versions(id).map(({ from, to }) => [from, to]),
      );
      const touching = [...fates(queries.events(register, knownAt)).values()]
        .filter(({ said }) => said.some((content) => content && organizationIdsOf(content).includes(id)))
        .sort(byLastPlace);
      expect(history.changes.map(brief)).toEqual(
        touching.map((fate) => {
          const { change, rectifiedBy, said } = fate;
          const { effectiveOn, effectiveSequence } = lastStatement(fate);
          const now = said.at(-1);
          return {
            revision: change.revision,
            effectiveOn,
            effectiveSequence,
            standing: standingOf(fate),
            rectifications: rectifiedBy.map(({ revision }) => revision),
            former: !now || !organizationIdsOf(now).includes(id),
          };
        }),
      );
      history.changes.forEach(({ standing }) => standings.add(standing));
      expect(
        history.changes.flatMap((change) => change.steps.map(({ before, after }) => [before, after])),
      ).toEqual(steps.map(({ before, after }) => [briefly(before), briefly(after)]));
    }
  }
  expect([...standings].sort()).toEqual(['annulled', 'as-recorded', 'corrected']);
});

test('its history tells who believed what when', async () => {
  let superseded = 0;
  let several = 0;
  for (const { register, base, knownAt } of revisions) {
    for (const id of ids) {
      const expected = believed(register, id, knownAt);
      if (expected.length === 0) continue;
      const { beliefs } = await queries.get<History>(`${base}/organizations/${id}/history`, { knownAt });
      expect(
        beliefs.map(({ validFrom, validTo, change, from, to, ...state }) => ({
          from: validFrom,
          to: validTo,
          state: stateOf(state),
          change: change.revision,
          since: from.revision,
          until: to?.revision ?? null,
        })),
      ).toEqual(expected);
      const turns = beliefs.flatMap(({ change, from, to }) => [
        { turn: from, made: change.revision },
        ...(to ? [{ turn: to, made: undefined }] : []),
      ]);
      for (const { turn, made } of turns) {
        const decision = queries.events(register).filter((e) => e.metadata.decisionId === turn.decision.id);
        expect(decision.at(-1)).toMatchObject({
          revision: turn.revision,
          metadata: { recordedAt: turn.recordedAt },
        });
        const involving = decision.slice(1).filter((event) => organizationIdsOf(event).includes(id));
        const all = involving.map(({ revision }) => revision);
        const own = all.find((revision) => revision === made);
        expect(turn.change?.revision).toBe(own ?? (all.length === 1 ? all[0] : undefined));
        several += all.length > 1 && own === undefined ? 1 : 0;
      }
      superseded += beliefs.filter(({ to }) => to !== null).length;
    }
  }
  expect(superseded).toBeGreaterThan(30);
  expect(several).toBeGreaterThan(0);
});

test('a former deed is what it did when it last did something', async () => {
  let seen = 0;
  for (const { register, base, knownAt } of revisions) {
    for (const id of ids) {
      if (believed(register, id, knownAt).length === 0) continue;
      const { changes } = await queries.get<History>(`${base}/organizations/${id}/history`, { knownAt });
      for (const { revision, former } of changes) {
        if (!former) continue;
        const last = endsOf(register, knownAt)
          .map((end) => queries.state(register, end).timeline.entries(id))
          .findLast((entries) => entries.some(({ change }) => change.revision === revision));
        const steps = transitions(last ?? []).filter(({ entry }) => entry.change.revision === revision);
        expect(former.steps.map(({ before, after }) => [before, after])).toEqual(
          steps.map(({ before, after }) => [briefly(before), briefly(after)]),
        );
        seen += steps.length;
      }
    }
  }
  expect(seen).toBeGreaterThan(20);
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
    const places = placesOf(register, knownAt);
    const orders = { recorded: all, effective: [...all].sort((a, b) => comparePlaces(places(a), places(b))) };
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

test('a change says what became of it, by whom, and what it rectifies itself', async () => {
  for (const { register, base, knownAt } of revisions) {
    const events = queries.events(register, knownAt);
    const all = fates(events);
    const pages = await queries.pages<Item>(`${base}/changes`, { knownAt, limit: 7 });
    for (const item of pages.flat()) {
      const fate = all.get(item.revision);
      const event = events.find(({ revision }) => revision === item.revision)!;
      const { effectiveOn, effectiveSequence } = event.metadata;
      expect(item).toMatchObject({ effectiveOn, effectiveSequence, type: event.type });
      expect(item.data).toEqual(JSON.parse(JSON.stringify(event.data)));
      if (!fate) {
        expect(item).toMatchObject({ standing: 'as-recorded', rectifiedBy: [], says: null });
        expect(item.targets.map(({ revision }) => revision)).toEqual(
          rectificationsOf(event).map(({ revision }) => revision),
        );
        continue;
      }
      const now = fate.said.at(-1) ?? null;
      expect(item).toMatchObject({ standing: standingOf(fate), targets: [] });
      expect(item.rectifiedBy.map(({ revision }) => revision)).toEqual(
        fate.rectifiedBy.map(({ revision }) => revision),
      );
      if (fate.rectifiedBy.length === 0 || !now) expect(item.says).toBeNull();
      else
        expect(item.says).toEqual({
          effectiveOn: now.effectiveOn,
          effectiveSequence: now.effectiveSequence,
          effectivePrecision: 'day',
          organizationIds: organizationIdsOf(now),
          data: JSON.parse(JSON.stringify(now.data)),
        });
    }
    for (const standing of ['as-recorded', 'corrected', 'annulled', 'restored']) {
      const found = await queries.pages<Item>(`${base}/changes`, { knownAt, standing });
      expect(found.flat()).toEqual(pages.flat().filter((item) => item.standing === standing));
    }
  }
});

test('changes are found by their effects, as known then', async () => {
  let seen = 0;
  for (const { register, base, knownAt } of revisions) {
    const { timeline } = queries.state(register, knownAt);
    const asked: Record<string, string>[] = [
      { effect: 'opened' },
      { effect: 'closed' },
      { effect: 'moved' },
      { effect: 'opened', kindAfter: 'C' },
    ];
    for (const query of asked) {
      const { effect, kindAfter } = query;
      const expected = [...timeline.ids()].flatMap((id) =>
        transitions(timeline.entries(id))
          .filter(({ entry }) => entry.effect.effect === effect)
          .filter(({ after }) => kindAfter === undefined || after?.kind === kindAfter)
          .map(({ entry }) => entry.change.revision),
      );
      const found = await queries.pages<Item>(`${base}/changes`, { knownAt, ...query });
      const revisions = found.flat().map(({ revision }) => revision);
      expect(revisions).toEqual([...new Set(expected)].sort((a, b) => a - b));
      seen += found.flat().filter(({ standing }) => standing === 'corrected').length;
    }
  }
  expect(seen).toBeGreaterThan(0);
});

test.each<[string, Record<string, string | number>, (event: RecordedEvent, said: ChangeContent) => boolean]>([
  ['a type', { type: 'OrganizationFounded' }, ({ type }) => type === 'OrganizationFounded'],
  ['a kind', { kind: 'found' }, ({ type }) => type === 'OrganizationFounded'],
  [
    'an organization',
    { organization: 'a' },
    (event, said) => [event, said].some((content) => organizationIdsOf(content).includes('a')),
  ],
  ['a decision', { decision: 'd3' }, ({ metadata }) => metadata.decisionId === 'd3'],
  [
    'days',
    { effectiveFrom: '2016-02-29', effectiveTo: '2017-01-01' },
    (_, { effectiveOn }) => effectiveOn >= '2016-02-29' && effectiveOn <= '2017-01-01',
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
    const all = fates(queries.events(register));
    const expected = changesOf(register).filter((event) => {
      const fate = all.get(event.revision);
      return matches(event, fate ? lastStatement(fate) : contentOf(event));
    });
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
        const now = knownChanges(queries.events(register)).find(
          (known) => known.change.revision === change.revision,
        );
        expect(change.steps).toHaveLength(now ? effectsOf(now.content).length : 0);
        const fate = fates(queries.events(register)).get(change.revision);
        expect(change.standing).toBe(fate ? standingOf(fate) : 'as-recorded');
        expect(change.rectifications.map(({ revision }) => revision)).toEqual(
          fate?.rectifiedBy.map(({ revision }) => revision) ?? [],
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
interface Named {
  readonly revision: number;
}
interface Turn {
  readonly revision: number;
  readonly recordedAt: string;
  readonly decision: { readonly id: string };
  readonly change: Named | null;
}
interface Version {
  readonly validFrom: string;
  readonly validTo: string | null;
}
interface HistoryItem extends Named {
  readonly effectiveOn: string;
  readonly effectiveSequence: number;
  readonly standing: string;
  readonly rectifications: readonly Named[];
  readonly steps: readonly Step[];
  readonly former: { readonly steps: readonly Step[] } | null;
}
interface History {
  readonly versions: readonly Version[];
  readonly changes: readonly HistoryItem[];
  readonly beliefs: readonly (Version &
    OrganizationState & { readonly change: Named; readonly from: Turn; readonly to: Turn | null })[];
}
interface Item extends Named {
  readonly data: unknown;
  readonly standing: string;
  readonly says: unknown;
  readonly rectifiedBy: readonly Named[];
  readonly targets: readonly Named[];
}
interface Decision {
  readonly changes: readonly {
    readonly revision: number;
    readonly data: unknown;
    readonly standing: string;
    readonly rectifications: readonly Named[];
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

/** The revisions at which decisions became known. */
function endsOf(register: string, knownAt: number): number[] {
  const ends = queries.events(register, knownAt).map((e) => [e.metadata.decisionId, e.revision] as const);
  return [...new Map(ends).values()];
}

function byLastPlace(a: Fate, b: Fate): number {
  return comparePlaces(placeOf(a), placeOf(b));
}

function placeOf(fate: Fate): Place {
  return { ...lastStatement(fate), revision: fate.change.revision };
}

/** Where changes stand on the valid axis by what is known. */
function placesOf(register: string, knownAt: number): (event: RecordedEvent) => Place {
  const all = fates(queries.events(register, knownAt));
  return ({ revision, metadata }) => {
    const fate = all.get(revision);
    return fate ? placeOf(fate) : { ...metadata, revision };
  };
}

function brief({ revision, effectiveOn, effectiveSequence, standing, rectifications, former }: HistoryItem) {
  return {
    revision,
    effectiveOn,
    effectiveSequence,
    standing,
    rectifications: rectifications.map((rectification) => rectification.revision),
    former: former !== null,
  };
}

/** Every version of an organization that a fold made of what was known, with when it was known. */
function believed(register: string, id: string, knownAt: number) {
  const open = new Map<string, Believed>();
  const all: Believed[] = [];
  for (const end of endsOf(register, knownAt)) {
    const now = queries.state(register, end).timeline.versions(id);
    const keys = new Map(
      now.map(({ from, to, state, change }) => {
        const version = { from, to, state, change: change.revision };
        // The same change may say something else that comes to the same: it is the same belief only if all is the same.
        return [JSON.stringify([version, change]), version];
      }),
    );
    for (const [key, belief] of open) {
      if (keys.has(key)) continue;
      belief.until = end;
      open.delete(key);
    }
    for (const [key, version] of keys) {
      if (open.has(key)) continue;
      const belief = { ...version, since: end, until: null };
      open.set(key, belief);
      all.push(belief);
    }
  }
  return all.sort((a, b) => (a.from === b.from ? a.since - b.since : a.from < b.from ? -1 : 1));
}

interface Believed {
  readonly from: string;
  readonly to: string | null;
  readonly state: OrganizationState;
  readonly change: number;
  readonly since: number;
  until: number | null;
}

function stateOf(state: OrganizationState): OrganizationState {
  const { name, otherNames, kind, parentId, codes, authorities, functions } = state;
  return { name, otherNames, kind, parentId, codes, authorities, functions };
}

function briefly(state: OrganizationState | null) {
  return state && { name: state.name, kind: state.kind, parentId: state.parentId };
}

type PlacedFact = Fact & { readonly stock: boolean };

/** By measure and organization, then in valid order. */
function allFacts(events: readonly RecordedEvent[], validAt: string): PlacedFact[] {
  return knownChanges(events)
    .sort((a, b) => comparePlaces(a.change, b.change))
    .filter(({ change }) => change.effectiveOn <= validAt)
    .flatMap(({ change, content }) =>
      factsOf(content).map(({ period, ...fact }) => ({
        ...fact,
        effectiveOn: change.effectiveOn,
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
