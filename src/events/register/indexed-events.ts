import type { NewEvent } from '../definition/envelope.js';
import { effectsOf, isEvent } from '../types/event-catalogue.js';
import type { ChangeContent } from '../types/change-rectified.js';
import { decisionIssued } from '../types/decision-issued.js';
import { recordedChange, type ChangeBook, type RecordedChange } from './change-book.js';
import type { EventIndex, EventKey } from './event-index.js';
import { rectifiedRef, type ChangeRef, type Entry } from './history.js';

/** The events of a register that lie in an index, up to the last that counts. */
export class IndexedEvents {
  /** Changes that were looked up last: what one touched is often asked for together. */
  readonly #recent = new Map<number, RecordedChange>();

  /** @param upTo the revision of the last event that counts; -1 where none does */
  constructor(
    private readonly index: EventIndex,
    private upTo: number,
  ) {}

  /** Counts the events up to a revision: the index must hold them. */
  extend(upTo: number): void {
    this.upTo = Math.max(this.upTo, upTo);
  }

  event(revision: number): NewEvent {
    return this.index.event(revision);
  }

  /** In ascending order. */
  revisions(by: EventKey, key: string): number[] {
    return this.index.revisions(by, key).filter((revision) => revision <= this.upTo);
  }

  /** The change that was recorded at a revision; undefined when there is none. */
  change(revision: number): RecordedChange | undefined {
    if (revision < 0 || revision > this.upTo) return undefined;
    const known = this.#recent.get(revision);
    if (known) return known;
    const event = this.index.event(revision);
    if (isEvent(event, decisionIssued)) return undefined;
    const change = recordedChange(event);
    if (this.#recent.size >= RECENT) this.#recent.delete(this.#recent.keys().next().value!);
    this.#recent.set(revision, change);
    return change;
  }

  /** What indexed changes do to an organization, as far as they are in force; undefined where none ever touched it. */
  entries(organizationId: string, changes: ChangeBook): Entry[] | undefined {
    const revisions = this.revisions('touched', organizationId);
    if (revisions.length === 0) return undefined;
    return [...inForce(revisions, changes)].flatMap(([change, content]) =>
      [...effectsOf(content).entries()]
        .filter(([, effect]) => effect.organizationId === organizationId)
        .map(([ordinal, effect]) => ({ change, ordinal, effect })),
    );
  }
}

/** How many changes that were looked up are kept. */
const RECENT = 1000;

/** What changes say now; those that are annulled left aside. */
export function* inForce(
  revisions: readonly number[],
  changes: ChangeBook,
): Generator<[ChangeRef, ChangeContent], void> {
  for (const revision of revisions) {
    const recorded = changes.recorded(revision)!;
    const { decisionId, index } = recorded;
    const content = changes.inForce(revision, recorded);
    if (content) yield [rectifiedRef({ revision, decisionId, index }, content), content];
  }
}
