import type { ChangeRectifiedData } from './change-rectified.js';
import { noEffects, type EventDefinition } from '../definition/event-definition.js';

/**
 * A change, or all changes of a decision, are void from the start. When what is annulled is itself a correction or
 * an annulment, the change says again what it said without it.
 */
export const changeAnnulled: EventDefinition<'ChangeAnnulled', ChangeRectifiedData> = {
  type: 'ChangeAnnulled',
  schemaVersion: 1,
  effects: noEffects,
};
