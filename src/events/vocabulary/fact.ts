/** A published figure's claim: equal to the value, near it, just below it, or above it. */
export const bounds = ['exactly', 'about', 'nearly', 'more-than'] as const;
export type Bound = (typeof bounds)[number];

/** Both days belong to the period. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** A dated measure of an organization. A stock carries no period and holds until the next one. */
export interface Fact {
  readonly organizationId: string;
  readonly measure: string;
  readonly value: number;
  readonly period?: Period | undefined;
}
