import type { NewEvent } from '../definition/envelope.js';
import { effectsOf, isEvent, rectificationsOf } from '../types/event-catalogue.js';
import {
  contentOf,
  type ChangeContent,
  type ChangeRectifiedData,
  type ChangeTarget,
  type Rectification,
} from '../types/change-rectified.js';
import { decisionIssued } from '../types/decision-issued.js';
import type { RegisterOpenedData } from '../types/register-opened.js';
import type { Classification } from '../vocabulary/classification.js';
import { ChangeBook } from './change-book.js';
import { DecisionBook, type RecordedDecision } from './decision-book.js';
import { Definitions, type ClassificationVersion } from './definitions.js';
import { noEvents, type EventIndex } from './event-index.js';
import { changeRef, rectifiedRef, type ChangeRef } from './history.js';
import { IndexedEvents } from './indexed-events.js';
import { RequiredLive } from './required-live.js';
import { Timeline, type Recorded } from './timeline.js';
import { undoing, type Undo, type UndoLog } from './undo.js';
import { WithdrawnIds, type Withdrawal } from './withdrawn-ids.js';

export type { RecordedDecision } from './decision-book.js';
export type { ClassificationVersion } from './definitions.js';

/**
 * What a register's events come to: all that the next decision is judged by.
 *
 * Events are folded in, or lie in an index. What those say of an organization is worked out when it is first asked
 * for: a register is ready however long it is.
 */
export class RegisterState {
  /** The revision of the last event; -1 before the first. */
  revision = -1;
  /** When the last event was recorded; undefined before the first. */
  recordedAt: string | undefined;
  readonly timeline: Timeline;
  readonly changes: ChangeBook;
  readonly #indexed: IndexedEvents;
  readonly #decisions: DecisionBook;
  readonly #definitions = new Definitions();
  readonly #requiredLive: RequiredLive;
  readonly #withdrawnIds = new WithdrawnIds();

  /**
   * @param index events that are recorded already
   * @param upTo the revision of the last of them that counts
   */
  constructor(index: EventIndex = noEvents, upTo = -1) {
    const indexed = new IndexedEvents(index, upTo);
    this.#indexed = indexed;
    this.changes = new ChangeBook((revision) => indexed.change(revision));
    this.#decisions = new DecisionBook(indexed);
    this.#requiredLive = new RequiredLive(indexed, this.changes);
    this.timeline = new Timeline(index === noEvents ? undefined : this.#recorded(index));
    if (upTo < 0) return;
    this.revision = upTo;
    this.recordedAt = index.event(upTo).metadata.recordedAt;
    for (const revision of indexed.revisions('always', '')) this.#takeUp(index.event(revision), revision);
  }

  /** Folds in the next event of the stream. */
  apply(event: NewEvent): Undo {
    const { revision, recordedAt } = this;
    const log: UndoLog = [
      () => {
        this.revision = revision;
        this.recordedAt = recordedAt;
      },
    ];
    this.#fold(event, log);
    return undoing(log);
  }

  /** Folds in the next event of the stream, for good. */
  load(event: NewEvent): void {
    this.#fold(event, undefined);
  }

  /** Evicts what changes up to a revision say: the index must hold them. */
  evictContents(upTo: number): void {
    this.#indexed.extend(upTo);
    this.changes.evict(upTo);
  }

  /**
   * Evicts what lies in the index, which must hold every event so far. Nothing may wait to be taken back.
   * @param keep how many effects on organizations may be left
   */
  evict(keep: number): void {
    this.evictContents(this.revision);
    this.timeline.evict(keep);
    this.#requiredLive.evict();
    this.#decisions.evict();
  }

  /** Takes away all that a change does while it says `content`. What is taken away already stays so. */
  withdraw(revision: number, content: ChangeContent): Undo {
    const log: UndoLog = [];
    this.#withdraw(revision, content, log);
    const withdrawal = { givenBy: revision, withdrawnBy: this.revision + 1 };
    this.#withdrawnIds.add(withdrawal, content, null, log);
    return undoing(log);
  }

  /**
   * How an id was last taken away from the change that had given it; undefined when it never was. What has the id
   * now, if anything, is known to the timeline.
   */
  withdrawalOf(organizationId: string): Withdrawal | undefined {
    return this.#withdrawnIds.get(organizationId);
  }

  /** A recorded decision; undefined when there is none. */
  decision(decisionId: string): RecordedDecision | undefined {
    return this.#decisions.get(decisionId);
  }

  /** The id of the decision that carries an instrument; undefined when none does. @param key that of the instrument */
  carrierOf(key: string): string | undefined {
    return this.#decisions.carrierOf(key);
  }

  /** The events that a target names: that of a change, or those of all changes of a decision. Nothing unknown. */
  eventsOf(target: ChangeTarget): number[] {
    return this.#decisions.eventsOf(target);
  }

  /** The changes for which an organization must live although they do nothing to it, in the order of recording. */
  changesRequiring(organizationId: string): readonly ChangeRef[] {
    return this.#requiredLive.changesRequiring(organizationId);
  }

  /** How the register was opened; undefined until it is. */
  get opened(): RegisterOpenedData | undefined {
    return this.#definitions.opened;
  }

  /** Classification versions in valid order. */
  get classifications(): readonly ClassificationVersion[] {
    return this.#definitions.classifications;
  }

  /** What holds at the end of a date; undefined before the first definition takes effect. */
  classificationOn(date: string): Classification | undefined {
    return this.#definitions.classificationOn(date);
  }

  /** Report code → the change that defined a version → that version's number, which is never given again. */
  get reports(): ReadonlyMap<string, ReadonlyMap<number, number>> {
    return this.#definitions.reports;
  }

  #fold(event: NewEvent, undo: UndoLog | undefined): void {
    this.revision++;
    this.recordedAt = event.metadata.recordedAt;
    if (isEvent(event, decisionIssued)) this.#decisions.add(event, this.revision, undo);
    else this.#foldChange(event, undo);
  }

  #foldChange(event: NewEvent, undo: UndoLog | undefined): void {
    this.#place(changeRef(event, this.revision), contentOf(event), undo);
    for (const rectification of rectificationsOf(event)) {
      const { revision, before, after } = rectification;
      if (before) this.#withdraw(revision, before, undo);
      if (after) this.#place(rectifiedRef(rectification, after), after, undo);
      this.#noteWithdrawnIds(rectification, this.revision, undo);
    }
    this.changes.add(event, this.revision, this.#namedByRectification(event), undo);
  }

  /** Puts what a change says in its place. */
  #place(change: ChangeRef, content: ChangeContent, undo: UndoLog | undefined): void {
    this.timeline.apply(change, effectsOf(content), undo);
    this.#requiredLive.add(change, content, undo);
    this.#definitions.define(change, content, undo);
  }

  #withdraw(revision: number, content: ChangeContent, undo: UndoLog | undefined): void {
    this.timeline.withdraw(revision, effectsOf(content), undo);
    this.#requiredLive.withdraw(revision, content, undo);
    this.#definitions.undefine(revision, content, undo);
  }

  /** Takes up what an indexed event defines, and what becomes of the changes that it rectifies. */
  #takeUp(event: NewEvent, revision: number): void {
    this.#definitions.define(changeRef(event, revision), contentOf(event), undefined);
    for (const rectification of rectificationsOf(event)) {
      const { before, after } = rectification;
      if (before) this.#definitions.undefine(rectification.revision, before, undefined);
      if (after) this.#definitions.define(rectifiedRef(rectification, after), after, undefined);
      this.#noteWithdrawnIds(rectification, revision, undefined);
    }
    this.changes.rectify(event, revision, this.#namedByRectification(event));
  }

  #noteWithdrawnIds(
    { revision: givenBy, before, after }: Rectification,
    withdrawnBy: number,
    undo: UndoLog | undefined,
  ): void {
    if (before) this.#withdrawnIds.add({ givenBy, withdrawnBy }, before, after, undo);
  }

  #namedByRectification(event: NewEvent): number[] {
    return rectificationsOf(event).length === 0
      ? []
      : this.eventsOf((event.data as ChangeRectifiedData).target);
  }

  #recorded(index: EventIndex): Recorded {
    return {
      entries: (id) => this.#indexed.entries(id, this.changes),
      organizations: (by, key) => index.organizations(by, key),
      ids: () => index.touched(),
    };
  }
}
