import { IsOptional } from 'class-validator';
import type { Handover } from '../events/change-data.js';
import { IsCalendarDate, Nested } from '../events/validation.js';
import { Change, InstrumentKeyInput } from './change.js';

/** A change with two legs: the other side's decision, and the day on which the handover was signed. */
export abstract class ChangeWithHandover extends Change {
  @IsOptional() @IsCalendarDate() handoverOn?: string;
  @IsOptional() @Nested(() => InstrumentKeyInput) counterpart?: InstrumentKeyInput;
}

export function handoverOf({ handoverOn, counterpart }: ChangeWithHandover): Handover {
  return { handoverOn, counterpart };
}
