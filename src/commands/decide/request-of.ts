import { isEvent } from '../../events/types/event-catalogue.js';
import { contentOf, type ChangeContent } from '../../events/types/change-rectified.js';
import type { ChangeData } from '../../events/types/change-data.js';
import { decisionIssued } from '../../events/types/decision-issued.js';
import type { NewEvent } from '../../events/definition/envelope.js';
import { changeKindOfEvent } from '../kinds/change-catalogue.js';

/** A decision as it would be sent to get these events again on an equal register. */
export interface EqualRequest {
  readonly decision: Readonly<Record<string, unknown>>;
  readonly changes: readonly Readonly<Record<string, unknown>>[];
  readonly acknowledge?: readonly Readonly<Record<string, unknown>>[];
}

/**
 * Turns a recorded decision back into a request. Ids that were made are named in it.
 * @param events of one whole decision, its own first, lifted to the schema versions of today
 */
export function requestOf([issued, ...changes]: readonly NewEvent[]): EqualRequest {
  if (!issued || !isEvent(issued, decisionIssued))
    throw new TypeError('A decision begins with DecisionIssued.');
  const { instrument, acknowledgements } = issued.data;
  return {
    decision: { ...instrument },
    changes: changes.map((event) => changeOf(event, instrument.effectiveOn)),
    ...(acknowledgements.length > 0 && {
      acknowledge: acknowledgements.map((accepted) => ({ ...accepted })),
    }),
  };
}

function changeOf(event: NewEvent, decidedOn: string): Record<string, unknown> {
  const { effectiveOn, effectiveSequence, effectivePrecision, dateStated } = event.metadata;
  return {
    // Where a statement would make another day to be assumed, the day is named.
    ...((effectiveOn !== decidedOn || dateStated) && { effectiveOn }),
    ...(effectiveSequence !== 0 && { effectiveSequence }),
    ...(effectivePrecision !== undefined && { effectivePrecision }),
    ...(dateStated && { dateStated }),
    ...asked(contentOf(event)),
  };
}

/** The whole change, with its date and all that is left to a default otherwise, that asks for a content. */
export function wholeChangeOf(content: ChangeContent): Record<string, unknown> {
  const { effectiveOn, effectiveSequence, effectivePrecision = 'day', dateStated } = content;
  const dating = { effectivePrecision, ...(dateStated && { dateStated }) };
  return { effectiveOn, effectiveSequence, ...dating, ...asked(content) };
}

/** What to ask for to get a content, without its place in time. */
function asked({ type, data }: ChangeContent): Record<string, unknown> {
  const kind = changeKindOfEvent(type);
  if (!kind) throw new TypeError(`${type} is not the event of a change.`);
  const { printedAs, note } = data as ChangeData;
  return {
    kind: kind.kind,
    ...(printedAs !== undefined && { printedAs }),
    ...(note !== undefined && { note }),
    ...kind.ask(data as object, wholeChangeOf),
  };
}
