import { effectsOf, isEvent, namedBy, treatmentsOf } from './catalogue.js';
import { ChangeBook } from './change-book.js';
import {
  contentOf,
  type ChangeContent,
  type ChangeTarget,
  type ChangeTreatedData,
} from './change-treated.js';
import { classificationDefined } from './classification-defined.js';
import type { Classification } from './classification.js';
import { decisionIssued, type DecisionIssuedData } from './decision-issued.js';
import type { NewEvent } from './envelope.js';
import { changeRef, comparePlaces, treatedRef, type ChangeRef } from './history.js';
import { instrumentKey } from './instrument.js';
import { registerOpened, type RegisterOpenedData } from './register-opened.js';
import { reportDefined } from './report-defined.js';
import { Timeline } from './timeline.js';
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

/** What a register's events come to: all that the next decision is judged by. */
export class RegisterState {
  /** The revision of the last event; -1 before the first. */
  revision = -1;
  /** When the last event was recorded; undefined before the first. */
  recordedAt: string | undefined;
  opened: RegisterOpenedData | undefined;
  readonly timeline = new Timeline();
  readonly changes = new ChangeBook();
  readonly decisions = new Map<string, RecordedDecision>();
  /** Instrument key → the decision that carries it. */
  readonly instruments = new Map<string, string>();
  /** Report code → the change that defined a version → that version's number, which is never given again. */
  readonly reports = new Map<string, ReadonlyMap<number, number>>();
  #classifications: readonly ClassificationVersion[] = [];
  readonly #naming = new Map<string, ChangeRef[]>();

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

  /** Takes away all that a change does while it says `content`. What is taken away already stays so. */
  withdraw(revision: number, content: ChangeContent): Undo {
    const log: UndoLog = [];
    this.#withdraw(revision, content, log);
    return undoing(log);
  }

  /** The changes for which an organization must live although they do nothing to it, in the order of recording. */
  changesNaming(organizationId: string): readonly ChangeRef[] {
    return this.#naming.get(organizationId) ?? [];
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
    put(this.decisions, decisionId, { revision: this.revision, changes, effectiveOn, fingerprint }, undo);
    put(this.instruments, instrumentKey(instrument), decisionId, undo);
  }

  #foldChange(event: NewEvent, undo: UndoLog | undefined): void {
    this.#place(changeRef(event, this.revision), contentOf(event), undo);
    for (const treatment of treatmentsOf(event)) {
      const { revision, before, after } = treatment;
      if (before) this.#withdraw(revision, before, undo);
      if (after) this.#place(treatedRef(treatment, after), after, undo);
    }
    this.changes.add(event, this.revision, this.#namedByTreatment(event), undo);
  }

  /** Puts what a change says in its place. */
  #place(change: ChangeRef, content: ChangeContent, undo: UndoLog | undefined): void {
    this.timeline.apply(change, effectsOf(content), undo);
    for (const id of namedBy(content)) append(this.#naming, id, change, undo);
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
    for (const id of namedBy(content)) without(this.#naming, id, revision, undo);
    if (isEvent(content, classificationDefined)) {
      const others = this.#classifications.filter((each) => each.revision !== revision);
      this.#setClassifications(others, undo);
    }
  }

  #namedByTreatment(event: NewEvent): number[] {
    return treatmentsOf(event).length === 0 ? [] : this.eventsOf((event.data as ChangeTreatedData).target);
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
    const { revision, changes } = this.decisions.get(decisionId) ?? { revision: 0, changes: 0 };
    if (change === undefined) return Array.from({ length: changes }, (_, i) => revision + 1 + i);
    return change <= changes ? [revision + change] : [];
  }
}

function put<K, V>(map: Map<K, V>, key: K, value: V, undo: UndoLog | undefined): void {
  const before = map.get(key);
  map.set(key, value);
  undo?.push(() => {
    if (before === undefined) map.delete(key);
    else map.set(key, before);
  });
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V, undo: UndoLog | undefined): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else list.push(value);
  undo?.push(() => {
    if (list) list.pop();
    else map.delete(key);
  });
}

function without(
  map: Map<string, ChangeRef[]>,
  key: string,
  revision: number,
  undo: UndoLog | undefined,
): void {
  const before = map.get(key);
  if (!before?.some((change) => change.revision === revision)) return;
  const after = before.filter((change) => change.revision !== revision);
  if (after.length > 0) map.set(key, after);
  else map.delete(key);
  undo?.push(() => map.set(key, before));
}
