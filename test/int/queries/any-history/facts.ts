import { factsOf } from '../../../../src/events/types/event-catalogue.js';
import type { RecordedEvent } from '../../../../src/events/definition/envelope.js';
import { comparePlaces } from '../../../../src/events/register/history.js';
import { knownChanges } from '../../../support/known.js';

export interface Fact {
  readonly organizationId: string;
  readonly measure: string;
  readonly value: number;
  readonly effectiveOn: string;
}

export type PlacedFact = Fact & { readonly stock: boolean };

/** By measure and organization, then in valid order. */
export function allFacts(events: readonly RecordedEvent[], validAt: string): PlacedFact[] {
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

export function currentFacts(events: readonly RecordedEvent[], validAt: string, id?: string): PlacedFact[] {
  const last = new Map<string, PlacedFact>();
  for (const fact of allFacts(events, validAt)) {
    if (fact.stock && (id === undefined || fact.organizationId === id)) {
      last.set(`${fact.measure} ${fact.organizationId}`, fact);
    }
  }
  return [...last.values()];
}

export function factKey({ measure, organizationId, value, effectiveOn }: Fact): unknown[] {
  return [measure, organizationId, value, effectiveOn];
}
