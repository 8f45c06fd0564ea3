import type { Text } from '../vocabulary/text.js';
import type { ChangeData } from './change-data.js';
import type { HomonymRule } from '../vocabulary/classification.js';
import { noEffects, type EventDefinition } from '../definition/event-definition.js';

export interface RegisterOpenedData extends ChangeData {
  readonly title: Text;
  readonly homonyms: HomonymRule;
}

/** A register begins. The first change of its stream. */
export const registerOpened: EventDefinition<'RegisterOpened', RegisterOpenedData> = {
  type: 'RegisterOpened',
  schemaVersion: 1,
  effects: noEffects,
};
