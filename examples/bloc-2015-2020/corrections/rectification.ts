import type { OrganizationInput } from '../../../src/commands/kinds/change.js';
import { seats } from '../allocation.js';
import type { PartyKind } from '../kinds.js';
import type { Act } from '../stage.js';

/** Numbers of the term report under their paths, and by how much a decision moves each. */
export type Moves = Readonly<Record<string, number>>;

/** A decision that sets the register right after the report was published. */
export interface Rectification {
  readonly act: Act;
  /** Nothing when no count is touched. */
  readonly moves: Moves;
}

/** What the stocks at the end of the term show when so many more organizations of a kind live then. */
export function stockMoves(kind: PartyKind, by: number): Moves {
  const isCell = kind === 'B' || kind === 'C';
  return {
    [`stocks/${kind}/after`]: by,
    'stocks/footnote/after': by,
    ...(isCell && { 'stocks/cells/after': by }),
    'measures/seats/after': by * seats[kind],
  };
}

/** Every number that one of them moves. */
export function together(...all: readonly Moves[]): Moves {
  const sums: Record<string, number> = {};
  for (const moves of all) {
    for (const [path, by] of Object.entries(moves)) sums[path] = (sums[path] ?? 0) + by;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, by]) => by !== 0));
}

/** Members as a founding states them. */
export function membersOf({ facts = [] }: OrganizationInput): number {
  return facts.find(({ measure }) => measure === 'members')?.value ?? 0;
}
