import type { NewEvent } from '../../../events/definition/envelope.js';
import type { Rectification } from '../../../events/types/change-rectified.js';
import type { Place } from '../../../events/register/history.js';
import type { Draft } from './draft.js';
import type { ReadChange } from '../read-request.js';

/** The event of an annulment or a correction. @param rectified what becomes of the recorded changes */
export function rectifyingEvent(
  { index, kind, command }: ReadChange,
  rectified: readonly Rectification[],
  on: string,
  draft: Draft,
): NewEvent {
  const id = draft.make.eventId(index + 1);
  const context = draft.contextOf(newPlace(on, draft), index, id, { rectified });
  const decided = kind.decide(command, context)!;
  const data = { ...decided, printedAs: command.printedAs, note: command.note };
  return draft.make.event(index + 1, kind.event, data, { effectiveOn: on, effectiveSequence: 0 });
}

/** Where the next change stands when it takes effect on a date. */
export function newPlace(effectiveOn: string, { state }: Draft): Place {
  return { effectiveOn, effectiveSequence: 0, revision: state.revision + 1 };
}
