import type { ChangeData } from './change-data.js';
import { noEffects, type EventDefinition } from '../definition/event-definition.js';
import type { ReportDefinition } from '../vocabulary/report/report-definition.js';

export interface ReportDefinedData extends ChangeData {
  readonly definition: ReportDefinition;
  /** 1 for the first definition of this report in the register, then 2, … */
  readonly version: number;
}

/** A report is defined, or defined anew. Earlier versions stay and can be asked for. */
export const reportDefined: EventDefinition<'ReportDefined', ReportDefinedData> = {
  type: 'ReportDefined',
  schemaVersion: 1,
  effects: noEffects,
};
