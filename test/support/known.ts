import { effectsOf, rectificationsOf } from '../../src/events/types/event-catalogue.js';
import { contentOf, type ChangeContent } from '../../src/events/types/change-rectified.js';
import type { RecordedEvent } from '../../src/events/definition/envelope.js';
import { changeRef, rectifiedRef, type ChangeRef } from '../../src/events/register/history.js';
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
    for (const rectification of rectificationsOf(event)) {
      const { after } = rectification;
      if (after)
        known.set(rectification.revision, { change: rectifiedRef(rectification, after), content: after });
      else known.delete(rectification.revision);
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
  /** What it said one after the other: first as recorded, then after each rectification; null where it was void. */
  readonly said: readonly (ChangeContent | null)[];
  /** The events that rectified it, in the order of recording. */
  readonly rectifiedBy: readonly RecordedEvent[];
}

/** Every change of `events` that rectifies no others, by its revision, in the order of recording. */
export function fates(events: readonly RecordedEvent[]): Map<number, Fate> {
  const found = new Map<number, Fate>();
  for (const event of events) {
    const rectifications = rectificationsOf(event);
    if (event.metadata.index > 0 && rectifications.length === 0)
      found.set(event.revision, { change: event, said: [contentOf(event)], rectifiedBy: [] });
    for (const { revision, after } of rectifications) {
      const { change, said, rectifiedBy } = found.get(revision)!;
      found.set(revision, { change, said: [...said, after], rectifiedBy: [...rectifiedBy, event] });
    }
  }
  return found;
}

/** What a change says; what it said last when it is void. */
export function lastStatement({ said }: Fate): ChangeContent {
  return said.findLast((content) => content !== null)!;
}

/** What became of a change. */
export function standingOf({ said, rectifiedBy }: Fate): string {
  const last = rectifiedBy.at(-1);
  if (!last) return 'as-recorded';
  if (last.type === 'ChangeCorrected') return 'corrected';
  return said.at(-1) === null ? 'annulled' : 'restored';
}
