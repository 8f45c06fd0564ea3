import type { ChangeData } from './change-data.js';
import type { Classification } from '../vocabulary/classification.js';
import { noEffects, type EventDefinition } from '../definition/event-definition.js';

export interface ClassificationDefinedData extends ChangeData {
  readonly classification: Classification;
}

/** Kinds and rules hold from the effective date on, until the next definition. */
export const classificationDefined: EventDefinition<'ClassificationDefined', ClassificationDefinedData> = {
  type: 'ClassificationDefined',
  schemaVersion: 1,
  effects: noEffects,
};
