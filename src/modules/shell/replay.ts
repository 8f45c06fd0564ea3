import { effectsOf, rectificationsOf } from '../../events/types/event-catalogue.js';
import { changeCorrected } from '../../events/types/change-corrected.js';
import {
  contentOf,
  type ChangeContent,
  type ChangeRectifiedData,
} from '../../events/types/change-rectified.js';
import type { DateStatement } from '../../events/vocabulary/date-statement.js';
import { otherOrganization, type Effect } from '../../events/vocabulary/effect.js';
import type { RecordedEvent } from '../../events/definition/envelope.js';
import { changeRef, comparePlaces, rectifiedRef, type ChangeRef } from '../../events/register/history.js';
import { Timeline } from '../../events/register/timeline.js';
import type { ChangeStanding } from '../read-side/time/change-standing.js';

/** What a change says, and does. */
export interface ReplayedContent {
  readonly effectiveOn: string;
  /** What is stated of the date, where that is not known. */
  readonly dateStated?: DateStatement | undefined;
  readonly effects: readonly Effect[];
}

/** What an event makes of an earlier change. A side is null where the change is void. */
export interface RectifiedStep {
  readonly decisionId: string;
  readonly index: number;
  readonly type: string;
  readonly before: ReplayedContent | null;
  readonly after: ReplayedContent | null;
}

/** A correction or an annulment of a change, named. */
export interface StepRectification {
  readonly decisionId: string;
  readonly index: number;
  readonly type: string;
}

/** What one event did; along the valid axis, what it does by all that was recorded since. */
export interface ReplayStep {
  readonly revision: number;
  readonly recordedAt: string;
  /** Where it stands on the valid axis. */
  readonly effectiveOn: string;
  /** What is stated of the date, where that is not known. */
  readonly dateStated?: DateStatement | undefined;
  readonly type: string;
  readonly decisionId: string;
  readonly index: number;
  /** Those that it had, for one that is annulled. */
  readonly effects: readonly Effect[];
  readonly standing: ChangeStanding;
  /** What became of it, along the valid axis; in the order of recording. */
  readonly rectifiedBy: readonly StepRectification[];
  /** What it makes of earlier changes, along the recorded axis. */
  readonly rectified: readonly RectifiedStep[];
  /** Why, when it rectifies others. */
  readonly reason: string | null;
}

/** Where a replay ends on the valid axis: what takes effect later is left out. */
interface ReplayOptions {
  readonly untilDate?: string | undefined;
}

/** Folds a register's events along either axis of time. */
export class Replay {
  readonly #timeline = new Timeline();
  readonly #untilDate: string;
  #lastDate = '';

  constructor({ untilDate = '9999-12-31' }: ReplayOptions = {}) {
    this.#untilDate = untilDate;
  }

  /** The steps in the order of recording: corrections and annulments change what was folded before. */
  *recorded(events: readonly RecordedEvent[]): Generator<ReplayStep> {
    for (const event of events) {
      const rectifications = rectificationsOf(event).filter((rectification) =>
        [rectification.before, rectification.after].some((content) => content && this.#counts(content)),
      );
      if (rectifications.length === 0 && !this.#counts(contentOf(event))) continue;
      const content = contentOf(event);
      if (this.#counts(content)) this.#apply(changeRef(event, event.revision), content);
      for (const rectification of rectifications) {
        const { before, after } = rectification;
        if (before) this.#timeline.withdraw(rectification.revision, effectsOf(before));
        if (after && this.#counts(after)) this.#apply(rectifiedRef(rectification, after), after);
      }
      const rectified = rectifications.map(({ decisionId, index, before, after }) => ({
        decisionId,
        index,
        type: (after ?? before)!.type,
        before: before && replayed(before),
        after: after && replayed(after),
      }));
      const reason = rectifications.length > 0 ? (event.data as ChangeRectifiedData).reason : null;
      yield { ...stepOf(event, content), standing: 'as-recorded', rectifiedBy: [], rectified, reason };
    }
  }

  /**
   * The steps in valid order, each by what its change says at the end of `events`. What is annulled stands where it said
   * last and does nothing; corrections and annulments are reported with the changes that they rectify.
   */
  *effective(events: readonly RecordedEvent[]): Generator<ReplayStep> {
    const fates = fatesOf(events).filter(({ last }) => this.#counts(last));
    const place = ({ event: { revision }, last }: Fate) => ({ ...last, revision });
    for (const fate of fates.toSorted((a, b) => comparePlaces(place(a), place(b)))) {
      const { event, last, now, rectifiedBy } = fate;
      if (now) this.#apply({ ...changeRef(event, event.revision), ...placeOf(now) }, now);
      yield { ...stepOf(event, last), standing: standingOf(fate), rectifiedBy, rectified: [], reason: null };
    }
  }

  /** Live organizations by kind at the end of the last date that was replayed. */
  stock(): Record<string, number> {
    const stock: Record<string, number> = {};
    for (const id of this.#timeline.ids()) {
      const kind = this.#timeline.stateOn(id, this.#lastDate)?.kind;
      if (kind !== undefined) stock[kind] = (stock[kind] ?? 0) + 1;
    }
    return Object.fromEntries(Object.entries(stock).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  #counts({ effectiveOn }: ChangeContent): boolean {
    return effectiveOn <= this.#untilDate;
  }

  #apply(change: ChangeRef, content: ChangeContent): void {
    this.#timeline.apply(change, effectsOf(content));
    if (change.effectiveOn > this.#lastDate) this.#lastDate = change.effectiveOn;
  }
}

/** An event that rectifies no others, and what became of it. */
interface Fate {
  readonly event: RecordedEvent;
  /** null when it is annulled. */
  now: ChangeContent | null;
  /** What it says, or said last. */
  last: ChangeContent;
  readonly rectifiedBy: StepRectification[];
}

function fatesOf(events: readonly RecordedEvent[]): Fate[] {
  const fates = new Map<number, Fate>();
  for (const event of events) {
    const rectifications = rectificationsOf(event);
    const content = contentOf(event);
    if (rectifications.length === 0)
      fates.set(event.revision, { event, now: content, last: content, rectifiedBy: [] });
    const { decisionId, index } = event.metadata;
    for (const { revision, after } of rectifications) {
      const fate = fates.get(revision)!;
      fate.now = after;
      fate.last = after ?? fate.last;
      fate.rectifiedBy.push({ decisionId, index, type: event.type });
    }
  }
  return [...fates.values()];
}

function standingOf({ now, rectifiedBy }: Fate): ChangeStanding {
  const last = rectifiedBy.at(-1);
  if (!last) return 'as-recorded';
  if (last.type === changeCorrected.type) return 'corrected';
  return now ? 'restored' : 'annulled';
}

function placeOf({ effectiveOn, effectiveSequence, type }: ChangeContent) {
  return { effectiveOn, effectiveSequence, type };
}

function replayed(content: ChangeContent): ReplayedContent {
  const { effectiveOn, dateStated } = content;
  return { effectiveOn, ...(dateStated && { dateStated }), effects: effectsOf(content) };
}

function stepOf({ revision, metadata }: RecordedEvent, content: ChangeContent) {
  const { recordedAt, decisionId, index } = metadata;
  return { revision, recordedAt, type: content.type, decisionId, index, ...replayed(content) };
}

/** True for a step that does something to an organization, or changes what is done to it. */
export function touches({ effects, rectified }: ReplayStep, organizationId: string): boolean {
  const contents = rectified.flatMap(({ before, after }) => [before, after]);
  const all = [...effects, ...contents.flatMap((content) => content?.effects ?? [])];
  return all.some(
    (effect) => effect.organizationId === organizationId || otherOrganization(effect) === organizationId,
  );
}
