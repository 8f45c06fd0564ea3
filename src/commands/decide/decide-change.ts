import type { NewEvent } from '../../events/definition/envelope.js';
import { contentOf, type ChangeContent, type Rectification } from '../../events/types/change-rectified.js';
import type { Place } from '../../events/register/history.js';
import { checkDating, datingOf } from './checks/dating.js';
import type { Draft } from './draft/draft.js';
import { placeOf, type Correction, type Pending } from './pending.js';
import type { ReadChange } from './read-request.js';
import { same } from './rectified-changes.js';
import { rectifyingEvent } from './draft/rectifying-event.js';

/** Decides one change, a new one or one that replaces another, and folds it in unless an error is reported. */
export function decideChange(pending: Pending, draft: Draft): void {
  const { change, corrects, on } = pending;
  const { index } = change;
  const place = placeOf(pending, draft.state.revision + 1);
  const at = { pointer: `/changes/${index}${corrects?.field ?? ''}`, change: index };
  checkDating((corrects?.replacement ?? change).command, place.effectiveOn, at, draft.problems);
  const event = eventOf(pending, place, draft);
  if (!event) return;
  draft.apply(corrects ? correctingEvent(change, corrects, contentOf(event), on, draft) : event, index);
}

/** The event that a change comes to where it stands; undefined when an error is reported. */
function eventOf({ change, corrects }: Pending, place: Place, draft: Draft): NewEvent | undefined {
  const { index, kind, command } = corrects?.replacement ?? change;
  // Ids that a change made stay its own when it is corrected.
  const eventId = corrects ? draft.make.idOf(corrects.change) : draft.make.eventId(index + 1);
  const surroundings = {
    field: corrects?.field ?? '',
    derived: corrects?.derived,
    corrects: corrects?.before,
  };
  const context = draft.contextOf(place, index, eventId, surroundings);
  const decided = kind.decide(command, context);
  draft.named.note(context);
  if (!decided || context.failed) {
    draft.refused.add(context.opened, index);
    return undefined;
  }
  const data = { ...decided, printedAs: command.printedAs, note: command.note };
  const event = draft.make.event(index + 1, kind.event, data, place, datingOf(command));
  draft.checkCompetence(change.kind.kind, [event], context);
  return event;
}

/** The event of a correction whose replacement is decided. @param content what the change says from now on */
function correctingEvent(
  change: ReadChange,
  { change: root, before, field }: Correction,
  content: ChangeContent,
  on: string,
  draft: Draft,
): NewEvent {
  const { index } = change;
  const { effectivePrecision, ...rest } = content;
  const after = effectivePrecision === 'day' ? rest : content;
  if (same(before, after)) {
    const params = { decision: root.decisionId, change: root.index };
    draft.error('corrects-nothing', `/changes/${index}${field}`, params, index);
  }
  const rectification: Rectification = { ...root, before, after };
  return rectifyingEvent(change, [rectification], on, draft);
}
