import type { Change } from './changes.js';
import { departement, departementId } from './kinds.js';
import type { Commune, SourceChange } from './source.js';

/** A change of the source, or the départements that begin before or end behind the changes of a day. */
export type Part =
  | { readonly of: 'source'; readonly change: SourceChange }
  | {
      readonly of: 'departements';
      readonly what: 'begin' | 'end';
      readonly on: string;
      readonly changes: readonly Change[];
    };

/** Behind every change of its day. */
const endOfDay = 1_000_000;

/**
 * The changes of the source with what they imply for the départements, of which it knows only what communes lie in
 * them: one begins with its first commune, out of those from which communes come to it on that day, and ends with
 * its last.
 * @param opening the communes of each département at the beginning
 */
export async function* departementDays(
  changes: AsyncIterable<SourceChange>,
  opening: ReadonlyMap<string, readonly Commune[]>,
): AsyncGenerator<Part> {
  const numbers = new Map([...opening].map(([code, communes]) => [code, communes.length]));
  for await (const day of byDay(changes)) {
    const on = day[0]!.effectiveDate;
    const known = new Set(numbers.keys());
    for (const change of day) count(change, numbers);
    const begun = [...numbers.keys()].filter((code) => !known.has(code));
    const ended = [...numbers.keys()].filter((code) => numbers.get(code) === 0);
    if (begun.length > 0) yield { of: 'departements', what: 'begin', on, changes: begin(begun, day) };
    for (const change of day) yield { of: 'source', change };
    if (ended.length > 0) yield { of: 'departements', what: 'end', on, changes: ended.map(end) };
    for (const code of ended) numbers.delete(code);
  }
}

async function* byDay(changes: AsyncIterable<SourceChange>): AsyncGenerator<SourceChange[]> {
  let day: SourceChange[] = [];
  for await (const change of changes) {
    if (day[0] && day[0].effectiveDate !== change.effectiveDate) {
      yield day;
      day = [];
    }
    day.push(change);
  }
  if (day.length > 0) yield day;
}

function count({ before, after }: SourceChange, numbers: Map<string, number>): void {
  for (const { parent } of before) numbers.set(parent, (numbers.get(parent) ?? 0) - 1);
  for (const { parent } of after) numbers.set(parent, (numbers.get(parent) ?? 0) + 1);
}

function begin(codes: readonly string[], day: readonly SourceChange[]): Change[] {
  const sources = new Map(codes.map((code) => [code, sourcesOf(code, day)]));
  const predecessors = [...new Set([...sources.values()].flat())];
  const into = codes.filter((code) => sources.get(code)!.length > 0).map(departement);
  const founded = codes.filter((code) => sources.get(code)!.length === 0);
  const survivorIds = predecessors.map(departementId);
  return [
    ...founded.map((code) => ({ kind: 'found', organization: departement(code) })),
    ...(survivorIds.length === 1
      ? [{ kind: 'split', form: 'separation', organizationId: survivorIds[0], into }]
      : []),
    ...(survivorIds.length > 1
      ? [{ kind: 'reorganize', organizationIds: [], survivorIds, into, successions: successions(sources) }]
      : []),
  ];
}

/** The départements from which communes go to another one on a day. */
function sourcesOf(code: string, day: readonly SourceChange[]): string[] {
  const transfers = day.filter(({ after }) => after.some(({ parent }) => parent === code));
  return [...new Set(transfers.flatMap(({ before }) => before.map(({ parent }) => parent)))];
}

function successions(sources: ReadonlyMap<string, readonly string[]>) {
  return [...sources].flatMap(([code, predecessors]) =>
    predecessors.map((predecessor) => ({
      predecessorId: departementId(predecessor),
      successorId: departementId(code),
    })),
  );
}

function end(code: string): Change {
  return {
    kind: 'dissolve',
    form: 'ceased',
    organizationId: departementId(code),
    effectiveSequence: endOfDay,
  };
}
