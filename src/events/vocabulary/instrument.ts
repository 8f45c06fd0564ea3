/** What identifies a legal instrument. Numbers restart by type and by term: only the whole key is unique. */
export interface InstrumentKey {
  readonly issuer: string;
  readonly organ?: string | undefined;
  readonly type: string;
  readonly number: string;
  readonly issuedOn: string;
}

/** One string for one instrument; no two instruments share it. */
export function instrumentKey(instrument: InstrumentKey): string {
  const { issuer, organ, type, number, issuedOn } = instrument;
  return JSON.stringify([issuer, organ ?? null, type, number, issuedOn]);
}

/** How a decision may bear on an earlier one, whose past stands: it ends it, or changes it, from a date on. */
export const linkRelations = ['repeals', 'amends'] as const;
export type LinkRelation = (typeof linkRelations)[number];
