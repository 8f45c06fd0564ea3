import { effectsOf, isEvent, namedBy } from './catalogue.js';
import { classificationDefined } from './classification-defined.js';
import type { Classification } from './classification.js';
import { decisionIssued } from './decision-issued.js';
import type { NewEvent } from './envelope.js';
import { changeRef, comparePlaces, type ChangeRef } from './history.js';
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
  readonly decisions = new Map<string, RecordedDecision>();
  /** Instrument key → the decision that carries it. */
  readonly instruments = new Map<string, string>();
  /** Report code → number of versions defined. */
  readonly reports = new Map<string, number>();
  #classifications: readonly ClassificationVersion[] = [];
  readonly #naming = new Map<string, ChangeRef[]>();

  /** Folds in the next event of the stream. */
  apply(event: NewEvent): Undo {
    const { revision, recordedAt } = this;
    const effects = effectsOf(event);
    const named = namedBy(event);
    this.revision = revision + 1;
    this.recordedAt = event.metadata.recordedAt;
    const change = changeRef(event, this.revision);
    const undo = [this.#applyToRegister(event, change), this.timeline.apply(change, effects)];
    for (const id of named) undo.push(append(this.#naming, id, change));
    return () => {
      for (const step of undo.reverse()) step();
      this.revision = revision;
      this.recordedAt = recordedAt;
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

  #applyToRegister(event: NewEvent, change: ChangeRef): Undo {
    const { decisionId, effectiveOn } = event.metadata;
    if (isEvent(event, decisionIssued)) {
      const { instrument, fingerprint } = event.data;
      const undo = [
        put(this.decisions, decisionId, { revision: this.revision, fingerprint }),
        put(this.instruments, instrumentKey(instrument), decisionId),
      ];
      return () => undo.forEach((step) => step());
    }
    if (isEvent(event, registerOpened)) {
      const { opened } = this;
      this.opened = event.data;
      return () => {
        this.opened = opened;
      };
    }
    if (isEvent(event, classificationDefined)) {
      const before = this.#classifications;
      const version = {
        from: effectiveOn,
        revision: this.revision,
        classification: event.data.classification,
        change,
      };
      this.#classifications = [...before, version].sort((a, b) => comparePlaces(a.change, b.change));
      return () => {
        this.#classifications = before;
      };
    }
    if (isEvent(event, reportDefined)) {
      const { definition, version } = event.data;
      return put(this.reports, definition.code, Math.max(version, this.reports.get(definition.code) ?? 0));
    }
    return () => {};
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
