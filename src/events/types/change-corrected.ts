import type { ChangeRectifiedData } from './change-rectified.js';
import { noEffects, type EventDefinition } from '../definition/event-definition.js';

export const correctors = ['issuer', 'register'] as const;
/** Who erred and corrects: the issuer of the instrument (a corrigendum), or the register in recording it. */
export type Corrector = (typeof correctors)[number];

/** `rectified` holds the one change, which has a new content. */
export interface ChangeCorrectedData extends ChangeRectifiedData {
  readonly by: Corrector;
}

/** A change was recorded or issued with a mistake; from now on it is known to say what it should have said. */
export const changeCorrected: EventDefinition<'ChangeCorrected', ChangeCorrectedData> = {
  type: 'ChangeCorrected',
  schemaVersion: 1,
  effects: noEffects,
};
