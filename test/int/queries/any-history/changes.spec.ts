import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rectificationsOf } from '../../../../src/events/types/event-catalogue.js';
import { contentOf, type ChangeContent } from '../../../../src/events/types/change-rectified.js';
import type { RecordedEvent } from '../../../../src/events/definition/envelope.js';
import { comparePlaces, transitions } from '../../../../src/events/register/history.js';
import { organizationIdsOf } from '../../../../src/projections/decisions/organization-ids.js';
import { fates, lastStatement, standingOf } from '../../../support/known.js';
import { QueriesUnderTest } from '../support.js';
import { changesOf, recordAnyHistories, registers, type KnownRevision } from './histories.js';
import { placesOf } from './places.js';

let queries: QueriesUnderTest;
let revisions: KnownRevision[];
beforeAll(async () => {
  queries = await QueriesUnderTest.start();
  revisions = await recordAnyHistories(queries);
}, 60_000);
afterAll(() => queries.close());

test('changes are listed along either axis, both ways, once each', async () => {
  for (const { register, base, knownAt } of revisions) {
    const all = changesOf(queries, register, knownAt);
    const places = placesOf(queries, register, knownAt);
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
          dateStated: null,
          assumed: false,
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
    const expected = changesOf(queries, register).filter((event) => {
      const fate = all.get(event.revision);
      return matches(event, fate ? lastStatement(fate) : contentOf(event));
    });
    expect(found.items.map(({ revision }) => revision)).toEqual(expected.map(({ revision }) => revision));
  }
});

interface Named {
  readonly revision: number;
}

interface Item extends Named {
  readonly data: unknown;
  readonly standing: string;
  readonly says: unknown;
  readonly rectifiedBy: readonly Named[];
  readonly targets: readonly Named[];
}
