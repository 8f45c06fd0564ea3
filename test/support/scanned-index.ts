import type { NewEvent } from '../../src/events/definition/envelope.js';
import { postingsOf, type EventIndex } from '../../src/events/register/event-index.js';

/** An index that looks at every event for each answer. Hands out copies, as a store does. */
export function scannedIndex(log: readonly NewEvent[]): EventIndex {
  const postings = log.flatMap((event, revision) => postingsOf(event, revision));
  const found = <T>(by: string, key: string): T[] => {
    const values = postings.flatMap(([own, at, value]) => (own === by && at === key ? [value] : []));
    return [...new Set(values)].sort((a, b) => (a < b ? -1 : 1)) as T[];
  };
  return {
    event: (revision) => structuredClone(log[revision]!),
    revisions: (by, key) => found<number>(by, key),
    organizations: (by, key) => found<string>(by, key),
    touched: () => new Set(postings.flatMap(([by, key]) => (by === 'touched' ? [key] : []))),
  };
}
