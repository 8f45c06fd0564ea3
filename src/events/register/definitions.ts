import type { ChangeContent } from '../types/change-rectified.js';
import { classificationDefined } from '../types/classification-defined.js';
import { isEvent } from '../types/event-catalogue.js';
import { registerOpened, type RegisterOpenedData } from '../types/register-opened.js';
import { reportDefined } from '../types/report-defined.js';
import type { Classification } from '../vocabulary/classification.js';
import { comparePlaces, type ChangeRef } from './history.js';
import { put, type UndoLog } from './undo.js';

/** A classification and the date from which it holds. */
export interface ClassificationVersion {
  readonly from: string;
  readonly revision: number;
  readonly classification: Classification;
  /** The change that defined it. */
  readonly change: ChangeRef;
}

/** What a register's changes define: how it was opened, its classification, its reports. */
export class Definitions {
  /** Undefined until the register is opened. */
  opened: RegisterOpenedData | undefined;
  /** In valid order. */
  classifications: readonly ClassificationVersion[] = [];
  /** Report code → the change that defined a version → that version's number, which is never given again. */
  readonly reports = new Map<string, ReadonlyMap<number, number>>();

  /** What holds at the end of a date; undefined before the first definition takes effect. */
  classificationOn(date: string): Classification | undefined {
    return this.classifications.findLast((version) => version.from <= date)?.classification;
  }

  /** Takes up what a change defines. @param undo takes up how to take it back */
  define(change: ChangeRef, content: ChangeContent, undo: UndoLog | undefined): void {
    if (isEvent(content, registerOpened)) this.#open(content.data, undo);
    if (isEvent(content, classificationDefined)) this.#classify(change, content.data.classification, undo);
    if (isEvent(content, reportDefined)) {
      const { definition, version } = content.data;
      const versions = new Map(this.reports.get(definition.code)).set(change.revision, version);
      put(this.reports, definition.code, versions, undo);
    }
  }

  /** Takes away what a change defines while it says `content`; the number of a report's version stays given. */
  undefine(revision: number, content: ChangeContent, undo: UndoLog | undefined): void {
    if (!isEvent(content, classificationDefined)) return;
    const others = this.classifications.filter((each) => each.revision !== revision);
    this.#setClassifications(others, undo);
  }

  #open(data: RegisterOpenedData, undo: UndoLog | undefined): void {
    const { opened } = this;
    this.opened = data;
    undo?.push(() => {
      this.opened = opened;
    });
  }

  #classify(change: ChangeRef, classification: Classification, undo: UndoLog | undefined): void {
    const { revision, effectiveOn: from } = change;
    const versions = [...this.classifications, { from, revision, classification, change }];
    this.#setClassifications(
      versions.sort((a, b) => comparePlaces(a.change, b.change)),
      undo,
    );
  }

  #setClassifications(classifications: readonly ClassificationVersion[], undo: UndoLog | undefined): void {
    const before = this.classifications;
    this.classifications = classifications;
    undo?.push(() => {
      this.classifications = before;
    });
  }
}
