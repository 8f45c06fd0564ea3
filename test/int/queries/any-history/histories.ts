import fc from 'fast-check';
import type { RecordedEvent } from '../../../../src/events/definition/envelope.js';
import { dates, randomBatches } from '../../../support/random-decisions.js';
import { decisionEvents } from '../../../support/recorded.js';
import { QueriesUnderTest } from '../support.js';

/** Histories that nobody would have recorded, too: whatever is in the ledger, the answers follow from it. */
export const registers = ['north', 'south', 'east'];
export const days = ['2014-12-31', ...dates];

/** Some of the revisions at which decisions became known, of every register. */
export interface KnownRevision {
  readonly register: string;
  readonly base: string;
  readonly knownAt: number;
}

/** Records the histories. */
export async function recordAnyHistories(queries: QueriesUnderTest): Promise<KnownRevision[]> {
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
  return registers.flatMap((register) => {
    const wholes = new Map(
      queries.events(register).map((event) => [event.metadata.decisionId, event.revision]),
    );
    const base = `/registers/${register}`;
    return [...wholes.values()].filter((_, i) => i % 3 === 1).map((knownAt) => ({ register, base, knownAt }));
  });
}

export function changesOf(queries: QueriesUnderTest, register: string, knownAt?: number): RecordedEvent[] {
  return queries.events(register, knownAt).filter(({ type }) => type !== 'DecisionIssued');
}

/** The revisions at which decisions became known. */
export function endsOf(queries: QueriesUnderTest, register: string, knownAt: number): number[] {
  const ends = queries.events(register, knownAt).map((e) => [e.metadata.decisionId, e.revision] as const);
  return [...new Map(ends).values()];
}
