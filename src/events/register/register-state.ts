import { effectsOf, isEvent, mustBeLiveFor, rectificationsOf } from '../types/event-catalogue.js';
import { ChangeBook, recordedChange, type RecordedChange } from './change-book.js';
import {
  contentOf,
  type ChangeContent,
  type ChangeTarget,
  type ChangeRectifiedData,
} from '../types/change-rectified.js';
import { classificationDefined } from '../types/classification-defined.js';
import type { Classification } from '../vocabulary/classification.js';
import { decisionIssued, type DecisionIssuedData } from '../types/decision-issued.js';
import type { NewEvent } from '../definition/envelope.js';
import { noEvents, type EventIndex, type EventKey } from './event-index.js';
import { changeRef, comparePlaces, rectifiedRef, type ChangeRef, type Entry } from './history.js';
import { instrumentKey } from '../vocabulary/instrument.js';
import { registerOpened, type RegisterOpenedData } from '../types/register-opened.js';
import { reportDefined } from '../types/report-defined.js';
import { Timeline, type Recorded } from './timeline.js';
import { undoing, type Undo, type UndoLog } from './undo.js';

/** A classification and the date from which it holds. */
export interface ClassificationVersion {
  readonly from: string;
  readonly revision: number;
  readonly classification: Classification;
  /** The change that defined it. */
  readonly change: ChangeRef;
}

/** Where a decision stands in its register's stream. */
export interface RecordedDecision {
  readonly revision: number;
  /** How many changes follow behind it. */
  readonly changes: number;
  readonly effectiveOn: string;
  readonly fingerprint: string;
}

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
  opened: RegisterOpenedData | undefined;
  readonly timeline: Timeline;
  readonly changes = new ChangeBook((revision) => this.#indexedChange(revision));
  /** Report code → the change that defined a version → that version's number, which is never given again. */
  readonly reports = new Map<string, ReadonlyMap<number, number>>();
  readonly #decisions = new Map<string, RecordedDecision>();
  /** Instrument key → the decision that carries it. */
  readonly #instruments = new Map<string, string>();
  #classifications: readonly ClassificationVersion[] = [];
  /** Empty where something recorded named an organization, and no longer does. */
  readonly #naming = new Map<string, ChangeRef[]>();
  /** Changes that were looked up last: what one touched is often asked for together. */
  readonly #recent = new Map<number, RecordedChange>();
  /** Up to here events lie in the index. */
  #indexed: number;

  /**
   * @param index events that are recorded already
   * @param upTo the revision of the last of them that counts
   */
  constructor(
    private readonly index: EventIndex = noEvents,
    upTo = -1,
  ) {
    this.#indexed = upTo;
    this.timeline = new Timeline(index === noEvents ? undefined : this.#recorded());
    if (upTo < 0) return;
    this.revision = upTo;
    this.recordedAt = index.event(upTo).metadata.recordedAt;
    for (const revision of this.#revisions('always', '')) this.#takeUp(index.event(revision), revision);
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
    this.#indexed = Math.max(this.#indexed, upTo);
    this.changes.evict(upTo);
  }

  /**
   * Evicts what lies in the index, which must hold every event so far. Nothing may wait to be taken back.
   * @param keep how many effects on organizations may be left
   */
  evict(keep: number): void {
    this.evictContents(this.revision);
    this.timeline.evict(keep);
    for (const map of [this.#naming, this.#decisions, this.#instruments]) map.clear();
  }

  /** A recorded decision; undefined when there is none. */
  decision(decisionId: string): RecordedDecision | undefined {
    return this.#decisions.get(decisionId) ?? this.#indexedDecision('decision', decisionId)?.[1];
  }

  /** The id of the decision that carries an instrument; undefined when none does. @param key that of the instrument */
  carrierOf(key: string): string | undefined {
    return this.#instruments.get(key) ?? this.#indexedDecision('instrument', key)?.[0];
  }

  /** Takes away all that a change does while it says `content`. What is taken away already stays so. */
  withdraw(revision: number, content: ChangeContent): Undo {
    const log: UndoLog = [];
    this.#withdraw(revision, content, log);
    return undoing(log);
  }

  /** The changes for which an organization must live although they do nothing to it, in the order of recording. */
  changesRequiring(organizationId: string): readonly ChangeRef[] {
    const held = this.#naming.get(organizationId);
    if (held) return held;
    const revisions = this.#revisions('named', organizationId);
    if (revisions.length === 0) return none;
    const naming = [...this.#inForce(revisions)]
      .filter(([, content]) => mustBeLiveFor(content).has(organizationId))
      .map(([change]) => change);
    this.#naming.set(organizationId, naming);
    return naming;
  }

  /** Classification versions in valid order. */
  get classifications(): readonly ClassificationVersion[] {
    return this.#classifications;
  }

  /** What holds at the end of a date; undefined before the first definition takes effect. */
  classificationOn(date: string): Classification | undefined {
    return this.#classifications.findLast((version) => version.from <= date)?.classification;
  }

  #fold(event: NewEvent, undo: UndoLog | undefined): void {
    this.revision++;
    this.recordedAt = event.metadata.recordedAt;
    if (isEvent(event, decisionIssued)) this.#foldDecision(event, undo);
    else this.#foldChange(event, undo);
  }

  #foldDecision({ data, metadata }: NewEvent<string, DecisionIssuedData>, undo: UndoLog | undefined): void {
    const { instrument, fingerprint, changes } = data;
    const { decisionId } = metadata;
    const { effectiveOn } = instrument;
    put(this.#decisions, decisionId, { revision: this.revision, changes, effectiveOn, fingerprint }, undo);
    put(this.#instruments, instrumentKey(instrument), decisionId, undo);
  }

  #foldChange(event: NewEvent, undo: UndoLog | undefined): void {
    this.#place(changeRef(event, this.revision), contentOf(event), undo);
    for (const rectification of rectificationsOf(event)) {
      const { revision, before, after } = rectification;
      if (before) this.#withdraw(revision, before, undo);
      if (after) this.#place(rectifiedRef(rectification, after), after, undo);
    }
    this.changes.add(event, this.revision, this.#namedByRectification(event), undo);
  }

  /** Puts what a change says in its place. */
  #place(change: ChangeRef, content: ChangeContent, undo: UndoLog | undefined): void {
    this.timeline.apply(change, effectsOf(content), undo);
    for (const id of mustBeLiveFor(content)) {
      insert(this.#naming, id, this.changesRequiring(id), change, undo);
    }
    this.#define(change, content, undo);
  }

  /** Takes up what a change defines. */
  #define(change: ChangeRef, content: ChangeContent, undo: UndoLog | undefined): void {
    if (isEvent(content, registerOpened)) {
      const { opened } = this;
      this.opened = content.data;
      undo?.push(() => {
        this.opened = opened;
      });
    }
    if (isEvent(content, classificationDefined)) {
      const { revision, effectiveOn: from } = change;
      const version = { from, revision, classification: content.data.classification, change };
      const versions = [...this.#classifications, version];
      this.#setClassifications(
        versions.sort((a, b) => comparePlaces(a.change, b.change)),
        undo,
      );
    }
    if (isEvent(content, reportDefined)) {
      const { definition, version } = content.data;
      const versions = new Map(this.reports.get(definition.code)).set(change.revision, version);
      put(this.reports, definition.code, versions, undo);
    }
  }

  #withdraw(revision: number, content: ChangeContent, undo: UndoLog | undefined): void {
    this.timeline.withdraw(revision, effectsOf(content), undo);
    for (const id of mustBeLiveFor(content)) {
      const naming = this.changesRequiring(id);
      const others = naming.filter((change) => change.revision !== revision);
      if (others.length < naming.length) put(this.#naming, id, others, undo);
    }
    this.#undefine(revision, content, undo);
  }

  #undefine(revision: number, content: ChangeContent, undo: UndoLog | undefined): void {
    if (isEvent(content, classificationDefined)) {
      const others = this.#classifications.filter((each) => each.revision !== revision);
      this.#setClassifications(others, undo);
    }
  }

  /** Takes up what an indexed event defines, and what becomes of the changes that it rectifies. */
  #takeUp(event: NewEvent, revision: number): void {
    this.#define(changeRef(event, revision), contentOf(event), undefined);
    for (const rectification of rectificationsOf(event)) {
      const { before, after } = rectification;
      if (before) this.#undefine(rectification.revision, before, undefined);
      if (after) this.#define(rectifiedRef(rectification, after), after, undefined);
    }
    this.changes.rectify(event, revision, this.#namedByRectification(event));
  }

  #revisions(by: EventKey, key: string): number[] {
    return this.index.revisions(by, key).filter((revision) => revision <= this.#indexed);
  }

  #indexedDecision(by: 'decision' | 'instrument', key: string): [id: string, RecordedDecision] | undefined {
    const revision = this.#revisions(by, key).at(-1);
    if (revision === undefined) return undefined;
    const { data, metadata } = this.index.event(revision) as NewEvent<string, DecisionIssuedData>;
    const { instrument, fingerprint, changes } = data;
    return [metadata.decisionId, { revision, changes, effectiveOn: instrument.effectiveOn, fingerprint }];
  }

  #indexedChange(revision: number): RecordedChange | undefined {
    if (revision < 0 || revision > this.#indexed) return undefined;
    const known = this.#recent.get(revision);
    if (known) return known;
    const event = this.index.event(revision);
    if (isEvent(event, decisionIssued)) return undefined;
    const change = recordedChange(event);
    if (this.#recent.size >= RECENT) this.#recent.delete(this.#recent.keys().next().value!);
    this.#recent.set(revision, change);
    return change;
  }

  #recorded(): Recorded {
    const { index } = this;
    return {
      entries: (id) => this.#indexedEntries(id),
      organizations: (by, key) => index.organizations(by, key),
      ids: () => index.touched(),
    };
  }

  /** What indexed changes do to an organization, as far as they are in force. */
  #indexedEntries(organizationId: string): Entry[] | undefined {
    const revisions = this.#revisions('touched', organizationId);
    if (revisions.length === 0) return undefined;
    return [...this.#inForce(revisions)].flatMap(([change, content]) =>
      [...effectsOf(content).entries()]
        .filter(([, effect]) => effect.organizationId === organizationId)
        .map(([ordinal, effect]) => ({ change, ordinal, effect })),
    );
  }

  /** What changes say now; those that are annulled left aside. */
  *#inForce(revisions: readonly number[]): Generator<[ChangeRef, ChangeContent], void> {
    for (const revision of revisions) {
      const recorded = this.changes.recorded(revision)!;
      const { decisionId, index } = recorded;
      const content = this.changes.inForce(revision, recorded);
      if (content) yield [rectifiedRef({ revision, decisionId, index }, content), content];
    }
  }

  #namedByRectification(event: NewEvent): number[] {
    return rectificationsOf(event).length === 0
      ? []
      : this.eventsOf((event.data as ChangeRectifiedData).target);
  }

  #setClassifications(classifications: readonly ClassificationVersion[], undo: UndoLog | undefined): void {
    const before = this.#classifications;
    this.#classifications = classifications;
    undo?.push(() => {
      this.#classifications = before;
    });
  }

  /** The events that a target names: that of a change, or those of all changes of a decision. Nothing unknown. */
  eventsOf({ decisionId, change }: ChangeTarget): number[] {
    const { revision, changes } = this.decision(decisionId) ?? { revision: 0, changes: 0 };
    if (change === undefined) return Array.from({ length: changes }, (_, i) => revision + 1 + i);
    return change <= changes ? [revision + change] : [];
  }
}

/** How many changes that were looked up are kept. */
const RECENT = 1000;

function put<K, V>(map: Map<K, V>, key: K, value: V, undo: UndoLog | undefined): void {
  const before = map.get(key);
  map.set(key, value);
  undo?.push(() => {
    if (before === undefined) map.delete(key);
    else map.set(key, before);
  });
}

/** Keeps the list in the order of recording. @param list what the map has for the key */
function insert(
  map: Map<string, ChangeRef[]>,
  key: string,
  list: readonly ChangeRef[],
  change: ChangeRef,
  undo: UndoLog | undefined,
): void {
  if (list.length === 0 || list.at(-1)!.revision > change.revision) {
    const sorted = [...list, change].sort((a, b) => a.revision - b.revision);
    return put(map, key, sorted, undo);
  }
  const held = map.get(key)!;
  held.push(change);
  undo?.push(() => held.pop());
}

const none: readonly ChangeRef[] = [];
