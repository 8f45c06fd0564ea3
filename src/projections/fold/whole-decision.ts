import type { DecisionIssuedData } from '../../events/types/decision-issued.js';
import type { RecordedEvent } from '../../events/definition/envelope.js';

/** A decision as the ledger holds it: projections take it whole or not at all. Its events are upcast. */
export interface WholeDecision {
  readonly register: string;
  readonly id: string;
  readonly issued: RecordedEvent<'DecisionIssued', DecisionIssuedData>;
  /** In the order in which they were recorded; `metadata.index` from 1. */
  readonly changes: readonly RecordedEvent[];
}

/** The event from which on the decision is known: its revision is `known_from` of every row the decision makes. */
export function lastEvent({ issued, changes }: WholeDecision): RecordedEvent {
  return changes.at(-1) ?? issued;
}

/** The revision of a decision's last event. */
export function knownFrom(decision: WholeDecision): number {
  return lastEvent(decision).revision;
}
