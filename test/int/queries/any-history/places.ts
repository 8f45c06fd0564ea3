import type { RecordedEvent } from '../../../../src/events/definition/envelope.js';
import type { Place } from '../../../../src/events/register/history.js';
import { fates, lastStatement, type Fate } from '../../../support/known.js';
import { QueriesUnderTest } from '../support.js';

export function placeOf(fate: Fate): Place {
  return { ...lastStatement(fate), revision: fate.change.revision };
}

/** Where changes stand on the valid axis by what is known. */
export function placesOf(
  queries: QueriesUnderTest,
  register: string,
  knownAt: number,
): (event: RecordedEvent) => Place {
  const all = fates(queries.events(register, knownAt));
  return ({ revision, metadata }) => {
    const fate = all.get(revision);
    return fate ? placeOf(fate) : { ...metadata, revision };
  };
}
