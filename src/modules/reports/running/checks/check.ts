import type { Text } from '../../../../events/vocabulary/text.js';
import type { Flag } from '../../../../events/vocabulary/report/report-flag.js';
import type { Numbers } from '../numbers.js';
import type { DecisionRow, ReportWindow } from '../report-data.js';

/** What one check found. */
export interface Finding {
  readonly raised: boolean;
  /** The published figures that cause it, or that it leans on. */
  readonly figures: readonly string[];
  readonly ledger?: readonly string[];
  readonly left?: number;
  readonly right?: number;
  readonly list?: Text;
  readonly decisionIds?: readonly string[];
}

/** What a check needs and does not find. */
export interface Missing {
  readonly missing: readonly string[];
}

/** What flags are checked against. */
export interface Evidence {
  readonly numbers: Numbers;
  readonly window: ReportWindow;
  readonly decisions: readonly DecisionRow[];
}

/** Checks a flag that holds this check; undefined for one that holds another. */
export type Check = (flag: Flag, evidence: Evidence) => Finding | Missing | undefined;
