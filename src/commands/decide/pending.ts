import type { ChangeContent } from '../../events/types/change-rectified.js';
import type { Place } from '../../events/register/history.js';
import { dayOf } from './checks/dating.js';
import { changeKindOfEvent } from '../kinds/change-catalogue.js';
import { list } from '../kinds/change-context.js';
import type { Correct } from '../kinds/correct.js';
import type { Problem, ProblemCode } from '../problems/problem.js';
import { mergePatch } from './merge-patch.js';
import type { ReadChange } from './read-request.js';
import { wholeChangeOf } from '../kinds/asked-for.js';
import type { Correctable } from './rectified-changes.js';

type Fields = Readonly<Record<string, unknown>>;

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
  /** True where the replacement follows from that field, and does not stand in it. */
  readonly derived: boolean;
}

/** Why a correction comes to no replacement. */
export class NoReplacement {
  constructor(
    readonly code: ProblemCode,
    /** Where in the correction. */
    readonly field = '',
    readonly params: Problem['params'] = {},
  ) {}
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

/** The whole change that a correction asks for, or why there is none: it asks in exactly one way. */
export function replacementOf(command: Correct, before: ChangeContent): Fields | NoReplacement {
  const { patch, replacement, successorIds, predecessorId } = command;
  const ways = [patch, replacement, successorIds].filter((way) => way !== undefined);
  if (ways.length !== 1) return new NoReplacement('patch-or-replacement');
  const asked = wholeChangeOf(before);
  if (successorIds) return withSuccessors(asked, before, successorIds, predecessorId);
  if (predecessorId !== undefined) {
    const params = { field: 'predecessorId', form: patch ? 'patch' : 'replacement' };
    return new NoReplacement('out-of-place', '/predecessorId', params);
  }
  if (patch) return mergePatch(staying(asked, patch), patch) as Record<string, unknown>;
  const { kind, effectiveOn, effectiveSequence, effectivePrecision, dateStated } = asked;
  // Who gives the day itself knows it: an earlier statement does not stay beside it.
  const stated = dateStated !== undefined && replacement!['effectiveOn'] === undefined ? { dateStated } : {};
  const place = { effectiveOn, effectiveSequence, effectivePrecision, ...stated };
  return { kind, ...staying(place, replacement!), ...replacement };
}

/** What of a recorded change stays: when the date is stated anew, neither the day nor the precision of the earlier one. */
function staying(
  { effectiveOn, effectivePrecision, ...rest }: Fields,
  given: Fields,
): Record<string, unknown> {
  const { dateStated = null } = given;
  return dateStated === null ? { effectiveOn, effectivePrecision, ...rest } : rest;
}

/** The change with further successors of one that ended by it. */
function withSuccessors(
  asked: Fields,
  { type, data }: ChangeContent,
  successorIds: readonly string[],
  stated: string | undefined,
): Fields | NoReplacement {
  const { kind, successors } = changeKindOfEvent(type)!;
  if (!successors) return new NoReplacement('no-further-successors', '/successorIds', { kind });
  const predecessors = successors.of(data as object);
  const predecessorId = stated ?? (predecessors.length === 1 ? predecessors[0] : undefined);
  if (predecessorId === undefined) {
    return new NoReplacement('which-predecessor', '/predecessorId', { predecessors: list(predecessors) });
  }
  if (!predecessors.includes(predecessorId)) {
    return new NoReplacement('not-a-part', '/predecessorId', { organization: predecessorId });
  }
  return { ...asked, ...successors.add(data as object, predecessorId, successorIds) };
}
