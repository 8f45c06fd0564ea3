import type { ChangeTarget } from './change-rectified.js';
import { noEffects, type EventDefinition } from '../definition/event-definition.js';
import type { InstrumentKey } from '../vocabulary/instrument.js';

export interface Attachment {
  readonly name: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** The legal instrument behind a decision. */
export interface Instrument extends InstrumentKey {
  readonly effectiveOn: string;
  readonly title?: string | undefined;
  readonly signer?: string | undefined;
  readonly legalBases?: readonly InstrumentCitation[] | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
  /** Recorded decisions, or changes of them, that end with it; their past stands. */
  readonly repeals?: readonly ChangeTarget[] | undefined;
  /** Recorded decisions, or changes of them, that it changes from its date on; their past stands. */
  readonly amends?: readonly ChangeTarget[] | undefined;
}

/** Another instrument, as printed; what is not known of it is left out. */
export interface InstrumentCitation {
  readonly issuer?: string | undefined;
  readonly organ?: string | undefined;
  readonly type?: string | undefined;
  readonly number: string;
  readonly issuedOn?: string | undefined;
}

/** A statutory warning that was accepted, with the reference of the consent. */
export interface Acknowledgement {
  readonly code: string;
  readonly reference: string;
  /** The change it is about, from 1; all changes when absent. */
  readonly change?: number | undefined;
}

/** A warning that the decision was recorded in spite of. */
export interface AcceptedWarning {
  readonly code: string;
  /** The change it is about, from 1. */
  readonly change?: number | undefined;
  readonly organizationIds: readonly string[];
  readonly params: Readonly<Record<string, string | number>>;
}

export interface DecisionIssuedData {
  readonly instrument: Instrument;
  /** How many change events follow: the decision is whole when they are there. */
  readonly changes: number;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly warnings: readonly AcceptedWarning[];
  /** SHA-256 of the canonical JSON of what the admin sent: the same key with other content is refused. */
  readonly fingerprint: string;
}

/** A decision was issued; its changes follow at once. The event with index 0 of every decision. */
export const decisionIssued: EventDefinition<'DecisionIssued', DecisionIssuedData> = {
  type: 'DecisionIssued',
  schemaVersion: 1,
  effects: noEffects,
};
