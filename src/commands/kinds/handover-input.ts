import type { Handover } from '../../events/types/change-data.js';
import { Change, InstrumentKeyInput } from './change.js';
import { IsCalendarDate, Nested, Optional } from '../../events/vocabulary/validation.js';

/** A change with two legs: the other side's decision, and the day on which the handover was signed. */
export abstract class ChangeWithHandover extends Change {
  @Optional() @IsCalendarDate() handoverOn?: string;
  @Optional() @Nested(() => InstrumentKeyInput) counterpart?: InstrumentKeyInput;
}

export function handoverOf({ handoverOn, counterpart }: ChangeWithHandover): Handover {
  return { handoverOn, counterpart };
}
