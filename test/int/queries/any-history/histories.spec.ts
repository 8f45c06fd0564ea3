import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  comparePlaces,
  transitions,
  type OrganizationState,
} from '../../../../src/events/register/history.js';
import { organizationIdsOf } from '../../../../src/projections/decisions/organization-ids.js';
import { fates, lastStatement, standingOf, type Fate } from '../../../support/known.js';
import { ids } from '../../../support/random-decisions.js';
import { QueriesUnderTest } from '../support.js';
import { endsOf, recordAnyHistories, type KnownRevision } from './histories.js';
import { briefly, stateOf } from './states.js';
import { believed } from './believed.js';
import { placeOf } from './places.js';

let queries: QueriesUnderTest;
let revisions: KnownRevision[];
beforeAll(async () => {
  queries = await QueriesUnderTest.start();
  revisions = await recordAnyHistories(queries);
}, 60_000);
afterAll(() => queries.close());

test('its history tells every change that ever touched it, in valid order, and what became of each', async () => {
  const standings = new Set<string>();
  for (const { register, base, knownAt } of revisions) {
    const { timeline } = queries.state(register, knownAt);
    for (const id of ids) {
      const steps = transitions(timeline.entries(id));
      const beliefs = believed(queries, register, id, knownAt);
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
      const expected = believed(queries, register, id, knownAt);
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
      if (believed(queries, register, id, knownAt).length === 0) continue;
      const { changes } = await queries.get<History>(`${base}/organizations/${id}/history`, { knownAt });
      for (const { revision, former } of changes) {
        if (!former) continue;
        const last = endsOf(queries, register, knownAt)
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

function byLastPlace(a: Fate, b: Fate): number {
  return comparePlaces(placeOf(a), placeOf(b));
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
