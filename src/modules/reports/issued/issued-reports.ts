import sql, { raw, type Sql } from 'sql-template-tag';
import type { IssuedFigure } from '../../../events/types/report-issued.js';
import { changeReference } from '../../queries/changes/change-reference.js';
import { decisionReference, type DecisionReference } from '../../read-side/decision-reference.js';
import type { Rows } from '../../read-side/rows.js';
import type { Known } from '../../read-side/time/known.js';
import { known, moment } from '../../read-side/time/relations.js';
import type { IssuedReportSummary } from './issued-report.documents.js';

/** A report that was given out. */
export interface IssuedReport {
  /** The revision of the change that issued it: its name within the register. */
  readonly id: number;
  readonly change: { readonly decisionId: string; readonly index: number; readonly type: string };
  readonly decision: DecisionReference;
  readonly recordedAt: string;
  /** The definition's code, and its version. */
  readonly report: string;
  readonly version: number;
  readonly window: { readonly from: string; readonly to: string };
  /** The revision it is known at. */
  readonly knownAt: number;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly figures: readonly IssuedFigure[];
  /** Of the report in JSON. */
  readonly sha256: string;
}

/** The reports issued as far as is known, the first first. */
export function issuedReports(
  rows: Rows,
  asOf: Known,
  condition: Sql = raw('true'),
): Promise<IssuedReport[]> {
  return rows.all(sql`
    SELECT i.revision AS id, ${changeReference('i')} AS change, ${decisionReference('d')} AS decision,
           ${moment('d.recorded_at')} AS "recordedAt", i.report, i.version,
           json_build_object('from', i.window_from, 'to', i.window_to) AS "window",
           i.report_known_at AS "knownAt", i.include, i.exclude, i.figures, i.sha256
      FROM ${known('issued_report', asOf)} i
      JOIN decision d ON d.register = i.register AND d.decision_id = i.decision_id
     WHERE ${condition}
     ORDER BY i.revision`);
}

/** What is said of an issued report in a list. */
export function summaryOf(issued: IssuedReport): IssuedReportSummary {
  const { id, decision, recordedAt, report, version, window, knownAt: revision } = issued;
  const { include, exclude, sha256 } = issued;
  return { id, decision, recordedAt, report, version, window, knownAt: revision, include, exclude, sha256 };
}
