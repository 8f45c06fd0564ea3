import type { ChangeData } from './change-data.js';
import { noEffects, type EventDefinition } from '../definition/event-definition.js';

/** A number of an issued report under its path in the report. */
export interface IssuedFigure {
  /** `lines/moves/received`, `stocks/G/before`, … */
  readonly path: string;
  readonly value: number;
}

export interface ReportIssuedData extends ChangeData {
  /** Code and version of the definition by which it was counted. */
  readonly report: string;
  readonly version: number;
  /** The window `(from, to]`. */
  readonly from: string;
  readonly to: string;
  /** The revision of the register that it is known at. */
  readonly knownAt: number;
  /** Options of the definition that were turned on, and off. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly figures: readonly IssuedFigure[];
  /** SHA-256, in lower-case hexadecimal, of the report in JSON as the service gives it out. */
  readonly sha256: string;
}

/** A report was given out: what it was asked, what it said, and by what its copies are known. */
export const reportIssued: EventDefinition<'ReportIssued', ReportIssuedData> = {
  type: 'ReportIssued',
  schemaVersion: 1,
  effects: noEffects,
};
