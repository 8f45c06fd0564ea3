import { isEvent } from '../../events/types/event-catalogue.js';
import { contentOf } from '../../events/types/change-rectified.js';
import { decisionIssued } from '../../events/types/decision-issued.js';
import type { NewEvent } from '../../events/definition/envelope.js';
import { askedFor } from '../kinds/asked-for.js';

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
    ...askedFor(contentOf(event)),
  };
}
