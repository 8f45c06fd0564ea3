import type { PartyKind } from './kinds.js';

type Table = Readonly<Record<PartyKind, number>>;

/**
 * One history that reproduces the report: how many organizations of each kind every flow moves in the term.
 * Carried cells follow from the committees that are received and handed over with theirs.
 */
export interface Allocation {
  readonly founded: Table;
  readonly received: Table;
  readonly handedOver: Table;
  readonly dissolved: Table;
  readonly absorbed: Table;
  readonly upgraded: { readonly GU: number; readonly BG: number; readonly CB: number };
  /** Cells that each received base committee brings along. */
  readonly carriedIn: number;
  /** Cells that each base committee handed over takes along. */
  readonly carriedOut: number;
}

export type AllocationName = 'A' | 'B';

export const allocations: Readonly<Record<AllocationName, Allocation>> = {
  /** Absorptions are outside of the 49. */
  A: {
    founded: table({ U: 1, G: 3, P: 1, B: 12, C: 60 }),
    received: table({ G: 8, B: 21, C: 1 }),
    handedOver: table({ G: 7, B: 1, C: 2 }),
    dissolved: table({ G: 9, P: 1, B: 15, C: 24 }),
    absorbed: table({ G: 29, P: 1, B: 20, C: 41 }),
    upgraded: { GU: 1, BG: 14, CB: 10 },
    carriedIn: 4,
    carriedOut: 6,
  },
  /** Absorptions are inside the 49: 36 dissolved and 13 absorbed. How the 13 fall upon kinds is this file's choice. */
  B: {
    founded: table({ U: 1, G: 2, B: 8, C: 80 }),
    received: table({ G: 3, B: 10 }),
    handedOver: table({ G: 16, B: 10, C: 1 }),
    dissolved: table({ G: 9, B: 9, C: 18 }),
    absorbed: table({ G: 6, P: 1, B: 4, C: 2 }),
    upgraded: { GU: 1, BG: 6, CB: 4 },
    carriedIn: 5,
    carriedOut: 6,
  },
};

/** What both histories begin with. Of the base committees `directG` stand directly under the bloc, as all U do. */
export const opening = { U: 33, G: 243, P: 22, B: 343, C: 2046, directG: 30, twoSeatCells: 168 };

/** Cells with two seats at the end of the term. */
export const twoSeatCellsAfter = 245;

/** Direct base committees that leave the bloc's own level otherwise than by the upgrade to U. */
export const directLeaving = { absorbed: 2, moved: 1 };

/** What both histories do alike. */
export const alike = {
  movedInside: { G: 4, B: 1 },
  renamed: { U: 3, G: 12, B: 6, C: 8 },
  upperLevel: 11,
  admission: 51,
  partyOffices: 13,
};

/** Seats by kind; the report's figure leaves the upper committees out. */
export const seats: Readonly<Record<PartyKind, number>> = { R: 0, U: 0, G: 6, P: 3, B: 3, C: 1 };

function table(counts: Partial<Table>): Table {
  return { R: 0, U: 0, G: 0, P: 0, B: 0, C: 0, ...counts };
}
