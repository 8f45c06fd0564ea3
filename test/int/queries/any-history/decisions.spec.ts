import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { effectsOf } from '../../../../src/events/types/event-catalogue.js';
import { transitions } from '../../../../src/events/register/history.js';
import { fates, knownChanges, standingOf } from '../../../support/known.js';
import { QueriesUnderTest } from '../support.js';
import { changesOf, recordAnyHistories, registers } from './histories.js';
import { briefly } from './states.js';

let queries: QueriesUnderTest;
beforeAll(async () => {
  queries = await QueriesUnderTest.start();
  await recordAnyHistories(queries);
}, 60_000);
afterAll(() => queries.close());

test('a decision says what its changes did', async () => {
  for (const register of registers) {
    const { timeline } = queries.state(register);
    const decisions = await queries.pages<{ id: string }>(`/registers/${register}/decisions`, { limit: 4 });
    const issued = queries.events(register).filter(({ type }) => type === 'DecisionIssued');
    expect(decisions.flat().map(({ id }) => id)).toEqual(issued.map(({ metadata }) => metadata.decisionId));
    for (const { id } of decisions.flat()) {
      const decision = await queries.get<Decision>(`/registers/${register}/decisions/${id}`);
      const events = changesOf(queries, register).filter(({ metadata }) => metadata.decisionId === id);
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

interface Step {
  readonly organizationId: string;
  readonly effect: string;
  readonly before: unknown;
  readonly after: unknown;
}

interface Named {
  readonly revision: number;
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
