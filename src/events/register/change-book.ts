import { isEvent, rectificationsOf } from '../types/event-catalogue.js';
import { changeAnnulled } from '../types/change-annulled.js';
import { contentOf, type ChangeContent } from '../types/change-rectified.js';
import type { NewEvent } from '../definition/envelope.js';
import type { UndoLog } from './undo.js';

/** A correction or an annulment, as far as one change is concerned, whether it makes a difference to it or not. */
export interface RecordedRectification {
  /** Of the event that rectifies. */
  readonly revision: number;
  /** The revision of what it names: the change itself, or an earlier rectification of it. */
  readonly target: number;
  readonly annuls: boolean;
  /** What the change says with it; null when that is nothing. */
  readonly after: ChangeContent | null;
}

/** A change as it was recorded. */
export interface RecordedChange {
  readonly decisionId: string;
  /** In its decision, from 1. */
  readonly index: number;
  readonly content: ChangeContent;
}

/** Every recorded change: what it said when it was recorded, and what became of it since. */
export class ChangeBook {
  readonly #recorded = new Map<number, RecordedChange>();
  readonly #rectifications = new Map<number, RecordedRectification[]>();
  /** Rectifying event → the changes that it rectifies. */
  readonly #rectifiedBy = new Map<number, readonly number[]>();

  /** @param recall gives back changes that are not held; undefined where there is none */
  constructor(private readonly recall: (revision: number) => RecordedChange | undefined = () => undefined) {}

  /**
   * Takes down the next event.
   * @param named the revisions of the events that it names to be rectified: changes, and rectifications of changes
   * @param undo takes up how to take it back
   */
  add(event: NewEvent, revision: number, named: readonly number[], undo?: UndoLog): void {
    this.#recorded.set(revision, recordedChange(event));
    undo?.push(() => this.#recorded.delete(revision));
    this.rectify(event, revision, named, undo);
  }

  /**
   * Takes down what the next event does to others, and not what it says.
   * @param named as for `add`
   */
  rectify(event: NewEvent, revision: number, named: readonly number[], undo?: UndoLog): void {
    if (named.length === 0) return;
    const annuls = isEvent(event, changeAnnulled);
    const outcomes = new Map(
      rectificationsOf(event).map((rectification) => [rectification.revision, rectification.after]),
    );
    const rectified = named.flatMap((target) =>
      (this.rectifiedBy(target) ?? [target]).map((change) => ({ change, target })),
    );
    for (const { change, target } of rectified) {
      const rectifications = this.#rectifications.get(change) ?? [];
      const after = outcomes.has(change) ? outcomes.get(change)! : this.inForce(change);
      rectifications.push({ revision, target, annuls, after });
      this.#rectifications.set(change, rectifications);
    }
    this.#rectifiedBy.set(
      revision,
      rectified.map(({ change }) => change),
    );
    undo?.push(() => {
      this.#rectifiedBy.delete(revision);
      for (const { change } of rectified) this.#rectifications.get(change)!.pop();
    });
  }

  /** How many changes are held with what they say. */
  get held(): number {
    return this.#recorded.size;
  }

  /** Evicts what changes up to a revision said when they were recorded: `recall` must give them back. */
  evict(upTo: number): void {
    for (const revision of this.#recorded.keys()) {
      if (revision > upTo) return;
      this.#recorded.delete(revision);
    }
  }

  /** The change that was recorded at a revision; undefined when there is none. */
  recorded(revision: number): RecordedChange | undefined {
    return this.#recorded.get(revision) ?? this.recall(revision);
  }

  /** The changes that an event rectifies; undefined when it is an ordinary change. */
  rectifiedBy(revision: number): readonly number[] | undefined {
    return this.#rectifiedBy.get(revision);
  }

  /** What became of a change, in the order of recording. */
  rectifications(change: number): readonly RecordedRectification[] {
    return this.#rectifications.get(change) ?? [];
  }

  /** What a change says now; null when it is annulled. @param recorded the change, where it is at hand */
  inForce(change: number, recorded?: RecordedChange): ChangeContent | null {
    const last = this.rectifications(change).at(-1);
    return last ? last.after : (recorded ?? this.recorded(change)!).content;
  }

  /** True when a correction is what a change says now. */
  isInForce(change: number, correction: number): boolean {
    const rectifications = this.rectifications(change);
    return lastCorrection(rectifications)?.revision === correction && !voidedBy(change, rectifications);
  }

  /** What a change would say if one more annulment were recorded, of the change or of a rectification of it. */
  without(change: number, target: number): ChangeContent | null {
    const annulment = { revision: Infinity, target, annuls: true, after: null };
    const rectifications = [...this.rectifications(change), annulment];
    if (voidedBy(change, rectifications)) return null;
    const correction = lastCorrection(rectifications);
    return correction ? correction.after : this.recorded(change)!.content;
  }

  /** The annulment that voids a change or a rectification of it; undefined when it holds. */
  voidedBy(change: number, target: number): RecordedRectification | undefined {
    return voidedBy(target, this.rectifications(change));
  }
}

/** A change as its event says it. */
export function recordedChange(event: NewEvent): RecordedChange {
  const { decisionId, index } = event.metadata;
  return { decisionId, index, content: contentOf(event) };
}

/** The last correction that no annulment voids. */
function lastCorrection(rectifications: readonly RecordedRectification[]): RecordedRectification | undefined {
  return rectifications.findLast(({ annuls, revision }) => !annuls && !voidedBy(revision, rectifications));
}

/** What is recorded at a revision is void when it is the target of an annulment that is not void itself. */
function voidedBy(
  revision: number,
  rectifications: readonly RecordedRectification[],
): RecordedRectification | undefined {
  return rectifications.find(
    ({ annuls, target, revision: own }) => annuls && target === revision && !voidedBy(own, rectifications),
  );
}
