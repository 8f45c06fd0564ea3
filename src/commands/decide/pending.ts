import type { ChangeContent } from '../../events/types/change-rectified.js';
import type { Place } from '../../events/register/history.js';
import { dayOf } from './dating.js';
import type { Correct } from '../kinds/correct.js';
import { mergePatch } from './merge-patch.js';
import type { ReadChange } from './read-request.js';
import { wholeChangeOf } from '../kinds/asked-for.js';
import type { Correctable } from './rectifications.js';

/** A change that waits to be decided. */
export interface Pending {
  readonly change: ReadChange;
  /** When it takes effect; for a correction, the date of its decision. */
  readonly on: string;
  readonly sequence: number;
  readonly corrects?: Correction;
}

export interface Correction {
  /** The recorded change that is corrected. */
  readonly change: Omit<Correctable, 'before'>;
  readonly before: ChangeContent;
  readonly replacement: ReadChange;
  /** Where in the request's change the replacement is given. */
  readonly field: string;
}

/** Where on the valid axis a change is to stand. A corrected one keeps its revision. */
export function placeOf({ on, sequence, corrects }: Pending, revision: number): Place {
  if (!corrects) return { effectiveOn: on, effectiveSequence: sequence, revision };
  const { command } = corrects.replacement;
  const { effectiveSequence } = command;
  return {
    effectiveOn: dayOf(command) ?? corrects.before.effectiveOn,
    effectiveSequence: effectiveSequence ?? 0,
    revision: corrects.change.revision,
  };
}

/** The whole change that a correction asks for; undefined unless it asks in exactly one way. */
export function replacementOf(
  { patch, replacement }: Correct,
  before: ChangeContent,
): Record<string, unknown> | undefined {
  if (!patch === !replacement) return undefined;
  const asked = wholeChangeOf(before);
  if (patch) return mergePatch(staying(asked, patch), patch) as Record<string, unknown>;
  const { kind, effectiveOn, effectiveSequence, effectivePrecision, dateStated } = asked;
  // Who gives the day itself knows it: an earlier statement does not stay beside it.
  const stated = dateStated !== undefined && replacement!['effectiveOn'] === undefined ? { dateStated } : {};
  const place = { effectiveOn, effectiveSequence, effectivePrecision, ...stated };
  return { kind, ...staying(place, replacement!), ...replacement };
}

/** What of a recorded change stays: when the date is stated anew, neither the day nor the precision of the earlier one. */
function staying(
  { effectiveOn, effectivePrecision, ...rest }: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { dateStated = null } = given;
  return dateStated === null ? { effectiveOn, effectivePrecision, ...rest } : rest;
}
