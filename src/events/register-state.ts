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
import { Timeline, type Undo } from './timeline.js';

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
    this.revision = revision + 1;
    this.recordedAt = event.metadata.recordedAt;
    const undo = isEvent(event, decisionIssued) ? [this.#applyDecision(event)] : this.#applyChange(event);
    return () => {
      for (const step of undo.reverse()) step();
      this.revision = revision;
      this.recordedAt = recordedAt;
    };
  }

  /** Takes away all that a change does while it says `content`. What is taken away already stays so. */
  withdraw(revision: number, content: ChangeContent): Undo {
    const undo = [this.timeline.withdraw(revision, effectsOf(content))];
    for (const id of namedBy(content)) undo.push(without(this.#naming, id, revision));
    if (isEvent(content, classificationDefined)) {
      undo.push(this.#setClassifications(this.#classifications.filter((each) => each.revision !== revision)));
    }
    return () => {
      for (const step of undo.reverse()) step();
    };
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

  #applyDecision({ data, metadata }: NewEvent<string, DecisionIssuedData>): Undo {
    const { instrument, fingerprint, changes } = data;
    const { decisionId } = metadata;
    const { effectiveOn } = instrument;
    const undo = [
      put(this.decisions, decisionId, { revision: this.revision, changes, effectiveOn, fingerprint }),
      put(this.instruments, instrumentKey(instrument), decisionId),
    ];
    return () => undo.forEach((step) => step());
  }

  #applyChange(event: NewEvent): Undo[] {
    const undo = this.#place(changeRef(event, this.revision), contentOf(event));
    for (const treatment of treatmentsOf(event)) {
      const { revision, before, after } = treatment;
      if (before) undo.push(this.withdraw(revision, before));
      if (after) undo.push(...this.#place(treatedRef(treatment, after), after));
    }
    undo.push(this.changes.add(event, this.revision, this.#namedByTreatment(event)));
    return undo;
  }

  /** Puts what a change says in its place. */
  #place(change: ChangeRef, content: ChangeContent): Undo[] {
    const undo = [this.timeline.apply(change, effectsOf(content))];
    for (const id of namedBy(content)) undo.push(append(this.#naming, id, change));
    if (isEvent(content, registerOpened)) {
      const { opened } = this;
      this.opened = content.data;
      undo.push(() => {
        this.opened = opened;
      });
    }
    if (isEvent(content, classificationDefined)) {
      const { revision, effectiveOn: from } = change;
      const version = { from, revision, classification: content.data.classification, change };
      const versions = [...this.#classifications, version];
      undo.push(this.#setClassifications(versions.sort((a, b) => comparePlaces(a.change, b.change))));
    }
    if (isEvent(content, reportDefined)) {
      const { definition, version } = content.data;
      const versions = new Map(this.reports.get(definition.code)).set(change.revision, version);
      undo.push(put(this.reports, definition.code, versions));
    }
    return undo;
  }

  #namedByTreatment(event: NewEvent): number[] {
    return treatmentsOf(event).length === 0 ? [] : this.eventsOf((event.data as ChangeTreatedData).target);
  }

  #setClassifications(classifications: readonly ClassificationVersion[]): Undo {
    const before = this.#classifications;
    this.#classifications = classifications;
    return () => {
      this.#classifications = before;
    };
  }

  /** The events that a target names: that of a change, or those of all changes of a decision. Nothing unknown. */
  eventsOf({ decisionId, change }: ChangeTarget): number[] {
    const { revision, changes } = this.decisions.get(decisionId) ?? { revision: 0, changes: 0 };
    if (change === undefined) return Array.from({ length: changes }, (_, i) => revision + 1 + i);
    return change <= changes ? [revision + change] : [];
  }
}

function put<K, V>(map: Map<K, V>, key: K, value: V): Undo {
  const before = map.get(key);
  map.set(key, value);
  return () => {
    if (before === undefined) map.delete(key);
    else map.set(key, before);
  };
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): Undo {
  const list = map.get(key) ?? [];
  if (list.push(value) === 1) map.set(key, list);
  return () => {
    list.pop();
    if (list.length === 0) map.delete(key);
  };
}

function without(map: Map<string, ChangeRef[]>, key: string, revision: number): Undo {
  const before = map.get(key);
  if (!before?.some((change) => change.revision === revision)) return () => {};
  const after = before.filter((change) => change.revision !== revision);
  if (after.length > 0) map.set(key, after);
  else map.delete(key);
  return () => map.set(key, before);
}
