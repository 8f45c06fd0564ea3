import type { InstrumentCitation } from '../../../events/types/decision-issued.js';
import type { Period } from '../../../events/vocabulary/fact.js';
import type { FigurePublishedData } from '../../../events/types/figure-published.js';
import type { Known } from '../../read-side/time/known.js';
import type { CountedEffect } from '../../../events/vocabulary/report/report-selection.js';
import type { ReportDefinition } from '../../../events/vocabulary/report/report-definition.js';

/** Days of a report: what happened after `from` and until the end of `to`. */
export interface ReportWindow {
  readonly from: string;
  readonly to: string;
}

/** Names a change and says when it took effect. */
export interface ChangePlace {
  readonly decisionId: string;
  /** From 1. */
  readonly index: number;
  readonly effectiveOn: string;
}

/** Where an organization stands while it lives. */
export interface Standing {
  readonly kind: string;
  readonly parentId: string | null;
  /** null for a root. */
  readonly parentKind: string | null;
}

/** A step in the life of an organization, within the window. A side is null where it does not live. */
export interface Step extends ChangePlace {
  readonly organizationId: string;
  readonly effect: CountedEffect;
  readonly as: string;
  readonly before: Standing | null;
  readonly after: Standing | null;
}

/** An authority granted or revoked within the window; the standing is that just before. */
export interface Grant extends ChangePlace {
  readonly organizationId: string;
  readonly authority: string;
  readonly held: boolean;
  readonly standing: Standing | null;
}

/** Organizations that live at one end of the window, by the decision that made them what they are. */
export interface StockRow {
  readonly at: keyof ReportWindow;
  readonly kind: string;
  readonly parentKind: string | null;
  /** The decision that opened or last reclassified them. */
  readonly decisionId: string;
  readonly organizations: number;
}

/** Organizations that hold an authority at one end of the window, by the decision that granted it. */
export interface HolderRow extends StockRow {
  readonly authority: string;
}

/** What live organizations last stated of a stock measure at one end of the window, by the stating decision. */
export interface StatementRow extends Omit<StockRow, 'decisionId'> {
  readonly measure: string;
  /** null for those that never stated it. */
  readonly decisionId: string | null;
  readonly sum: number;
}

/** A flow that an organization stated for a period. In the order in which they were stated. */
export interface FlowRow extends ChangePlace {
  readonly organizationId: string;
  readonly measure: string;
  readonly value: number;
  readonly period: Period;
}

/** A change within the window, for what no organization's step shows. */
export interface ChangeRow extends ChangePlace {
  readonly type: string;
  readonly organizationIds: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** A published figure and the change that published it. */
export interface PublishedRow
  extends Omit<FigurePublishedData, 'printedAs' | 'note' | 'asOf' | 'period'>, ChangePlace {
  readonly asOf: string | null;
  readonly period: Period | null;
}

/** A decision's instrument, and those that it cites. */
export interface DecisionRow {
  readonly decisionId: string;
  readonly issuer: string;
  readonly organ: string | null;
  readonly type: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly citations: readonly InstrumentCitation[];
}

/** All that a report is calculated from, as known at one revision. */
export interface ReportData {
  readonly stocks: readonly StockRow[];
  readonly steps: readonly Step[];
  readonly changes: readonly ChangeRow[];
  readonly statements: readonly StatementRow[];
  readonly flows: readonly FlowRow[];
  readonly holders: readonly HolderRow[];
  readonly grants: readonly Grant[];
  /** Of each figure that was published the last one, whatever the window. */
  readonly figures: readonly PublishedRow[];
  /** At least those that the rows name; all where a flag looks for numbers that repeat. */
  readonly decisions: readonly DecisionRow[];
}

/** A version of a report's definition in a register. */
export interface DefinitionVersion {
  readonly code: string;
  readonly version: number;
  readonly definition: ReportDefinition;
}

/** Where reports get their rows. */
export abstract class ReportSource {
  /** All versions that are known, by code and version. */
  abstract definitions(asOf: Known): Promise<DefinitionVersion[]>;

  /** What a report of this definition needs, and at least that. */
  abstract load(asOf: Known, definition: ReportDefinition, window: ReportWindow): Promise<ReportData>;
}
