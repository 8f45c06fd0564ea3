import type { ChangeData } from './change-data.js';
import { noEffects, type EventDefinition } from '../definition/event-definition.js';
import type { Fact } from '../vocabulary/fact.js';

export interface FactRecordedData extends ChangeData {
  readonly fact: Fact;
}

/** A measure of an organization: as of the effective date for a stock, over a period for a flow. */
export const factRecorded: EventDefinition<'FactRecorded', FactRecordedData> = {
  type: 'FactRecorded',
  schemaVersion: 1,
  effects: noEffects,
  facts: ({ fact }) => [fact],
};
