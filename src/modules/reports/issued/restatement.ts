import type { Rows } from '../../read-side/rows.js';
import type { Known } from '../../read-side/time/known.js';
import type { ReportSource } from '../running/report-data.js';
import { runReport, type ReportQuestion } from '../running/report-runner.js';
import type { Report } from '../running/report.js';
import { decisionsBetween, type KnownDecision } from './decisions-between.js';
import { differences, type FigureDifference } from './figures-of.js';
import type { IssuedReport } from './issued-reports.js';

/** A decision and what it made of a number. */
export interface Contribution {
  readonly decisionId: string;
  readonly delta: number;
}

/** A number of an issued report that the ledger knows better now. */
export interface RestatedFigure extends Omit<FigureDifference, 'before' | 'after'> {
  readonly then: number | null;
  readonly now: number | null;
  /** In the order of recording. Their deltas add up to now − then. */
  readonly decisions: readonly Contribution[];
}

export interface Restatement {
  readonly then: Report;
  readonly now: Report;
  readonly figures: readonly RestatedFigure[];
}

export function questionOf({ report, version, window, include, exclude }: IssuedReport): ReportQuestion {
  return { definition: report, version, ...window, include, exclude };
}

/** Among so few decisions none is passed over because others have undone what it did. */
const FEW = 32;

/**
 * Compares an issued report with what is known now, and names the decisions that made the difference: the report is
 * worked out at revisions in between, halving wherever it differs, down to single decisions.
 * @param then the revision that the issued report is known at
 */
export async function restate(
  rows: Rows,
  source: ReportSource,
  issued: IssuedReport,
  then: Known,
  now: Known,
): Promise<Restatement> {
  const question = questionOf(issued);
  const reports = new Map<number, Promise<Report>>();
  const at = (known: Known): Promise<Report> => {
    const found = reports.get(known.revision) ?? runReport(source, known, question);
    reports.set(known.revision, found);
    return found;
  };
  const [before, after] = [await at(then), await at(now)];
  const contributions = new Map<string, Contribution[]>();
  const split = async (from: Known, decisions: readonly KnownDecision[]): Promise<void> => {
    const last = decisions.at(-1);
    if (!last) return;
    const made = differences(await at(from), await at(last));
    if (made.length === 0 && decisions.length > FEW) return;
    if (decisions.length > 1) {
      const middle = decisions.length >> 1;
      await split(from, decisions.slice(0, middle));
      return split(decisions[middle - 1]!, decisions.slice(middle));
    }
    for (const figure of made) {
      const delta = (figure.after ?? 0) - (figure.before ?? 0);
      const all = contributions.get(figure.path) ?? [];
      contributions.set(figure.path, [...all, { decisionId: last.decisionId, delta }]);
    }
  };
  await split(then, await decisionsBetween(rows, then, now, question.to));
  const figures = differences(before, after).map(({ before: was, after: is, ...figure }) => ({
    ...figure,
    then: was,
    now: is,
    decisions: contributions.get(figure.path) ?? [],
  }));
  return { then: before, now: after, figures };
}
