import type { Text } from '../../../events/vocabulary/text.js';
import type { Bound } from '../../../events/vocabulary/fact.js';
import type { directions } from '../../../events/vocabulary/report/report-parts.js';
import type { Unit } from '../../../events/vocabulary/report/report-selection.js';
import type { DecisionRow, ReportWindow } from './report-data.js';

/**
 * A share of a number, and what made it: a change with its organizations, or, for what a whole decision made, the
 * decision alone with their number. The instruments are in the report's `decisions`.
 */
export interface Behind {
  readonly decisionId: string;
  /** The change's place in its decision, from 1; null for the decision as a whole. */
  readonly index: number | null;
  readonly effectiveOn: string | null;
  readonly organizations: number;
  /** Empty for the decision as a whole. */
  readonly organizationIds: readonly string[];
}

/** A number that opens to what is behind it. */
export interface Sourced {
  readonly value: number;
  readonly behind: readonly Behind[];
}

/** A count in the unit that the definition chose, and in the others. */
export interface Count extends Sourced {
  /** Distinct changes behind the value. */
  readonly events: number;
  readonly heads: number;
  readonly subtree: number;
  /** Distinct organizations behind the value. */
  readonly organizations: number;
}

export interface PartResult {
  readonly code: string;
  readonly label: Text;
  readonly unit: Unit;
  /** Whether it is in the line's count, or shown beside it. */
  readonly counted: boolean;
  readonly option: string | null;
  readonly count: Count;
}

export interface LineResult {
  readonly code: string;
  readonly label: Text;
  readonly unit: Unit;
  readonly count: Count;
  readonly parts: readonly PartResult[];
}

export interface StockResult {
  readonly code: string;
  readonly label: Text;
  readonly before: Sourced;
  readonly after: Sourced;
  readonly change: number;
}

export interface IdentityRow {
  readonly code: string;
  readonly label: Text;
  readonly before: Sourced;
  /** One a column, in the order of the columns; never negative. */
  readonly flows: readonly Sourced[];
  readonly after: Sourced;
  /** before + Σ in − Σ out − after: 0 when every step across the edge is in one column. */
  readonly residual: number;
}

export interface IdentityResult {
  readonly code: string;
  readonly label: Text;
  readonly columns: readonly {
    readonly code: string;
    readonly label: Text;
    readonly direction: (typeof directions)[number];
  }[];
  readonly rows: readonly IdentityRow[];
  readonly total: {
    readonly before: number;
    readonly flows: readonly number[];
    readonly after: number;
    readonly residual: number;
  } | null;
}

export interface StockMeasureResult {
  readonly code: string;
  readonly label: Text;
  readonly type: 'stock';
  /** null where nobody ever stated the measure. */
  readonly before: Sourced | null;
  readonly after: Sourced | null;
  readonly change: number | null;
  /** Organizations in scope that never stated it, at the start and at the end. */
  readonly unstated: { readonly before: number; readonly after: number };
}

export interface FlowMeasureResult {
  readonly code: string;
  readonly label: Text;
  readonly type: 'flow';
  /** null where nobody stated the measure for a period within the window. */
  readonly total: Sourced | null;
  readonly periods: readonly { readonly from: string; readonly to: string; readonly total: Sourced }[];
  /** Stated for periods that lie partly outside of the window: shown, never counted. */
  readonly straddling: Sourced;
}

export interface AuthorityResult extends StockResult {
  readonly granted: Sourced;
  readonly revoked: Sourced;
}

/** A published figure as a report quotes it. */
export interface Quoted {
  readonly figure: string;
  readonly label: Text;
  readonly value: number;
  readonly bound: Bound;
  readonly quotation: string;
  readonly document: { readonly title: string; readonly publishedOn: string };
  readonly behind: readonly Behind[];
}

export interface FigureResult {
  readonly figure: string;
  readonly published: Quoted | null;
  /** What the ledger comes to; null where it holds no counterpart. */
  readonly ledger: number | null;
  readonly terms: readonly string[];
  /** `incomplete` where the ledger's sum leaves organizations out that never stated theirs: it is not compared. */
  readonly verdict: 'agrees' | 'differs' | 'incomplete' | 'no-counterpart' | 'not-published';
  /** Flags that lean on this figure and were raised. */
  readonly flags: readonly string[];
}

export interface FlagResult {
  readonly code: string;
  readonly label: Text;
  /** `not-checked` where figures or measures that it needs are missing. */
  readonly state: 'raised' | 'clear' | 'not-checked';
  /** null unless raised. */
  readonly text: Text | null;
  /** The published figures that cause it, or that it was checked by. */
  readonly figures: readonly Quoted[];
  /** The ledger's numbers that it was checked by. */
  readonly ledger: readonly { readonly name: string; readonly value: number }[];
  /** Decisions whose instruments cause it. */
  readonly decisionIds: readonly string[];
  /** Names of what is missing. */
  readonly missing: readonly string[];
}

export type Instrument = Omit<DecisionRow, 'decisionId' | 'citations'>;

/** A report, complete and in both languages. The same rows and the same question make the same report. */
export interface Report {
  readonly register: string;
  readonly definition: { readonly code: string; readonly version: number; readonly title: Text };
  readonly window: ReportWindow;
  readonly knownAt: { readonly revision: number; readonly recordedAt: string };
  readonly options: readonly { readonly code: string; readonly label: Text; readonly included: boolean }[];
  readonly wording: readonly { readonly code: string; readonly text: Text }[];
  readonly lines: readonly LineResult[];
  readonly stocks: readonly StockResult[];
  readonly identities: readonly IdentityResult[];
  readonly measures: readonly (StockMeasureResult | FlowMeasureResult)[];
  readonly authorities: readonly AuthorityResult[];
  readonly figures: readonly FigureResult[];
  readonly flags: readonly FlagResult[];
  /** The instruments of all decisions that the report names, by id. */
  readonly decisions: Readonly<Record<string, Instrument>>;
}
