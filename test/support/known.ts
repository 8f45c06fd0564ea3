import { effectsOf, treatmentsOf } from '../../src/events/catalogue.js';
import { contentOf, type ChangeContent } from '../../src/events/change-treated.js';
import type { RecordedEvent } from '../../src/events/envelope.js';
import { changeRef, treatedRef, type ChangeRef } from '../../src/events/history.js';
import { Timeline } from '../../src/events/timeline.js';

export interface KnownChange {
  readonly change: ChangeRef;
  readonly content: ChangeContent;
}

/** What changes say when `events`, from a register's first on, are all that is known: the last word on each counts. */
export function knownChanges(events: readonly RecordedEvent[]): KnownChange[] {
  const known = new Map<number, KnownChange>();
  for (const event of events) {
    const { revision } = event;
    if (event.metadata.index > 0)
      known.set(revision, { change: changeRef(event, revision), content: contentOf(event) });
    for (const treatment of treatmentsOf(event)) {
      const { after } = treatment;
      if (after) known.set(treatment.revision, { change: treatedRef(treatment, after), content: after });
      else known.delete(treatment.revision);
    }
  }
  return [...known.values()];
}

/** The timeline folded anew from what is known. */
export function knownTimeline(events: readonly RecordedEvent[]): Timeline {
  const timeline = new Timeline();
  for (const { change, content } of knownChanges(events)) timeline.apply(change, effectsOf(content));
  return timeline;
}
