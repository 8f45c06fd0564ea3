import { effectsOf, isEvent, namedBy, treatmentsOf } from './catalogue.js';
import { ChangeBook, recordedChange, type RecordedChange } from './change-book.js';
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
import type { Footprint } from './footprint.js';
import { changeRef, comparePlaces, treatedRef, type ChangeRef, type Entry } from './history.js';
import { instrumentKey } from './instrument.js';
import { registerOpened, type RegisterOpenedData } from './register-opened.js';
import { reportDefined } from './report-defined.js';
import { Timeline, traceOf, type Dormant } from './timeline.js';
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

/** Gives back an event of the stream by its revision. */
export type Recall = (revision: number) => NewEvent;

/**
 * What a register's events come to: all that the next decision is judged by.
 *
 * Events are folded in (`apply`, `load`) or only noted (`note`). What noted events say of an organization is worked
 * out when it is first asked for: a register is ready however long it is. Nothing is noted behind an event that was
 * folded in, until all are let go of again (`doze`).
 */
export class RegisterState {
  /** The revision of the last event; -1 before the first. */
  revision = -1;
  /** When the last event was recorded; undefined before the first. */
  recordedAt: string | undefined;
  opened: RegisterOpenedData | undefined;
  readonly timeline = new Timeline((dormant) => this.#entriesOf(dormant));
  readonly changes = new ChangeBook((revision) => this.#recalled(revision));
  readonly decisions = new Map<string, RecordedDecision>();
  /** Instrument key → the decision that carries it. */
  readonly instruments = new Map<string, string>();
  /** Report code → the change that defined a version → that version's number, which is never given again. */
  readonly reports = new Map<string, ReadonlyMap<number, number>>();
  #classifications: readonly ClassificationVersion[] = [];
  readonly #naming = new Map<string, ChangeRef[]>();
  /** The same, where it is only noted. */
  readonly #namingDormant = new Map<string, number[]>();
  /** Of the last event that was only noted. */
  #notedTo = -1;

  /** @param recall is asked for events that were noted */
  constructor(
    private readonly recall: Recall = (revision) => {
      throw new Error(`Revision ${revision} was never noted.`);
    },
  ) {}

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

  /** Notes the next event of the stream, for good; `recall` gives it back from then on. */
  note(footprint: Footprint): void {
    this.#notedTo = ++this.revision;
    switch (footprint[0]) {
      case 'decision': {
        const [, decisionId, changes, effectiveOn, fingerprint, key, recordedAt] = footprint;
        this.recordedAt = recordedAt;
        this.decisions.set(decisionId, { revision: this.revision, changes, effectiveOn, fingerprint });
        this.instruments.set(key, decisionId);
        return;
      }
      case 'change': {
        const [, touched, under, coded, named, naming] = footprint;
        this.timeline.note(this.revision, { touched, under, coded, named });
        for (const id of naming) append(this.#namingDormant, id, this.revision);
        return;
      }
      case 'whole':
        return this.#noteWhole(this.recall(this.revision));
    }
  }

  /** How much is held of what could be recalled: changes and organizations. */
  get held(): number {
    return this.changes.held + this.timeline.held;
  }

  /**
   * Lets go of everything that can be recalled, as if all events so far were only noted: `recall` must give back each
   * of them. Nothing may wait to be taken back.
   */
  doze(): void {
    this.#notedTo = this.revision;
    this.timeline.doze();
    this.changes.doze();
    for (const [id, changes] of this.#naming) {
      this.#namingDormant.set(
        id,
        changes.map(({ revision }) => revision),
      );
    }
    this.#naming.clear();
  }

  /** Takes away all that a change does while it says `content`. What is taken away already stays so. */
  withdraw(revision: number, content: ChangeContent): Undo {
    const log: UndoLog = [];
    this.#withdraw(revision, content, log);
    return undoing(log);
  }

  /** The changes for which an organization must live although they do nothing to it, in the order of recording. */
  changesNaming(organizationId: string): readonly ChangeRef[] {
    this.#wakeNaming(organizationId);
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
    for (const id of namedBy(content)) {
      this.#wakeNaming(id);
      insert(this.#naming, id, change, undo);
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
    for (const id of namedBy(content)) {
      this.#wakeNaming(id);
      without(this.#naming, id, revision, undo);
    }
    this.#undefine(revision, content, undo);
  }

  #undefine(revision: number, content: ChangeContent, undo: UndoLog | undefined): void {
    if (isEvent(content, classificationDefined)) {
      const others = this.#classifications.filter((each) => each.revision !== revision);
      this.#setClassifications(others, undo);
    }
  }

  /**
   * Notes an event that defines something, or treats other changes. What it takes away needs no note: when an
   * organization is asked for, only what is in force then is looked at.
   */
  #noteWhole(event: NewEvent): void {
    const { revision } = this;
    this.#noteContent(changeRef(event, revision), contentOf(event));
    for (const treatment of treatmentsOf(event)) {
      const { before, after } = treatment;
      if (before) this.#undefine(treatment.revision, before, undefined);
      if (after) this.#noteContent(treatedRef(treatment, after), after);
    }
    this.changes.treat(event, revision, this.#namedByTreatment(event));
  }

  #noteContent(change: ChangeRef, content: ChangeContent): void {
    this.timeline.note(change.revision, traceOf(effectsOf(content)));
    for (const id of namedBy(content)) append(this.#namingDormant, id, change.revision);
    this.#define(change, content, undefined);
  }

  /** What noted changes do to organizations, as far as they are in force. */
  #entriesOf(dormant: Dormant): Map<string, Entry[]> {
    const entries = new Map([...dormant.keys()].map((id) => [id, [] as Entry[]]));
    for (const [change, content] of this.#inForce([...dormant.values()].flat())) {
      for (const [ordinal, effect] of effectsOf(content).entries()) {
        entries.get(effect.organizationId)?.push({ change, ordinal, effect });
      }
    }
    return entries;
  }

  #wakeNaming(organizationId: string): void {
    const revisions = this.#namingDormant.get(organizationId);
    if (!revisions) return;
    this.#namingDormant.delete(organizationId);
    const naming = [...this.#inForce(revisions)]
      .filter(([, content]) => namedBy(content).has(organizationId))
      .map(([change]) => change);
    if (naming.length > 0) this.#naming.set(organizationId, naming);
  }

  /** What changes say now, each once, in the order of recording; those that are annulled left aside. */
  *#inForce(revisions: readonly number[]): Generator<[ChangeRef, ChangeContent], void> {
    for (const revision of [...new Set(revisions)].sort((a, b) => a - b)) {
      const recorded = this.changes.recorded(revision)!;
      const { decisionId, index } = recorded;
      const content = this.changes.inForce(revision, recorded);
      if (content) yield [treatedRef({ revision, decisionId, index }, content), content];
    }
  }

  #recalled(revision: number): RecordedChange | undefined {
    if (revision < 0 || revision > this.#notedTo) return undefined;
    const event = this.recall(revision);
    return isEvent(event, decisionIssued) ? undefined : recordedChange(event);
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

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Keeps the list in the order of recording. */
function insert(
  map: Map<string, ChangeRef[]>,
  key: string,
  change: ChangeRef,
  undo: UndoLog | undefined,
): void {
  const list = map.get(key);
  if (!list || list.at(-1)!.revision > change.revision) {
    put(map, key, [...(list ?? []), change].sort(byRevision), undo);
  } else {
    list.push(change);
    undo?.push(() => list.pop());
  }
}

function byRevision(a: ChangeRef, b: ChangeRef): number {
  return a.revision - b.revision;
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
