import { effectsOf, treatmentsOf } from '../../src/events/types/event-catalogue.js';
import { contentOf, type ChangeContent } from '../../src/events/types/change-amended.js';
import type { RecordedEvent } from '../../src/events/definition/envelope.js';
import { changeRef, treatedRef, type ChangeRef } from '../../src/events/register/history.js';
import { Timeline } from '../../src/events/register/timeline.js';

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

/** A recorded change and all that became of it. */
export interface Fate {
  readonly change: RecordedEvent;
  /** What it said one after the other: first as recorded, then after each treatment; null where it was void. */
  readonly said: readonly (ChangeContent | null)[];
  /** The events that treated it, in the order of recording. */
  readonly treatedBy: readonly RecordedEvent[];
}

/** Every change of `events` that treats no others, by its revision, in the order of recording. */
export function fates(events: readonly RecordedEvent[]): Map<number, Fate> {
  const found = new Map<number, Fate>();
  for (const event of events) {
    const treatments = treatmentsOf(event);
    if (event.metadata.index > 0 && treatments.length === 0)
      found.set(event.revision, { change: event, said: [contentOf(event)], treatedBy: [] });
    for (const { revision, after } of treatments) {
      const { change, said, treatedBy } = found.get(revision)!;
      found.set(revision, { change, said: [...said, after], treatedBy: [...treatedBy, event] });
    }
  }
  return found;
}

/** What a change says; what it said last when it is void. */
export function lastSaid({ said }: Fate): ChangeContent {
  return said.findLast((content) => content !== null)!;
}

/** What became of a change. */
export function standingOf({ said, treatedBy }: Fate): string {
  const last = treatedBy.at(-1);
  if (!last) return 'as-recorded';
  if (last.type === 'ChangeCorrected') return 'corrected';
  return said.at(-1) === null ? 'annulled' : 'restored';
}
