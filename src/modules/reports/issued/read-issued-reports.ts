import { message } from '../../../events/messages/message.js';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql from 'sql-template-tag';
import { NotFound } from '../../errors/request-errors.js';
import { decisionReference, type DecisionReference } from '../../read-side/decision-reference.js';
import { Rows } from '../../read-side/rows.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
import type { Known } from '../../read-side/time/known.js';
import { moment } from '../../read-side/time/relations.js';
import { ReportSource } from '../running/report-data.js';
import { runReport } from '../running/report-runner.js';
import type { Report } from '../running/report.js';
import { numbersOf } from '../running/sources.js';
import { sha256Of } from './figures-of.js';
import type { IssuedReportList, RestatementDocument } from './issued-report.documents.js';
import { issuedReports, summaryOf, type IssuedReport } from './issued-reports.js';
import { questionOf, restate, type Contribution } from './restatement.js';

/** The reports that were given out. */
export class ListIssuedReports extends Query<IssuedReportList> {
  constructor(readonly known: Known) {
    super();
  }
}

@QueryHandler(ListIssuedReports)
export class ListIssuedReportsHandler implements IQueryHandler<ListIssuedReports> {
  constructor(private readonly rows: Rows) {}

  async execute({ known }: ListIssuedReports): Promise<IssuedReportList> {
    const reports = await issuedReports(this.rows, known);
    return { asOf: known, items: reports.map(summaryOf) };
  }
}

/** An issued report, worked out again. */
export interface Reproduction {
  readonly issued: IssuedReport;
  readonly report: Report;
  readonly sha256: string;
  /** It has the bytes it had when it was issued. */
  readonly reproduced: boolean;
}

export class ReproduceReport extends Query<Reproduction> {
  constructor(
    readonly known: Known,
    readonly id: number,
  ) {
    super();
  }
}

@QueryHandler(ReproduceReport)
export class ReproduceReportHandler implements IQueryHandler<ReproduceReport> {
  constructor(
    private readonly rows: Rows,
    private readonly source: ReportSource,
    private readonly time: AsOfResolver,
  ) {}

  /** @throws NotFound */
  async execute({ known, id }: ReproduceReport): Promise<Reproduction> {
    const issued = await findIssued(this.rows, known, id);
    const then = await knownThen(this.time, known, issued);
    return reproduction(issued, await runReport(this.source, then, questionOf(issued)));
  }
}

/** An issued report against what is known now, or at another revision. */
export class RestateReport extends Query<RestatementDocument> {
  constructor(
    readonly known: Known,
    readonly id: number,
  ) {
    super();
  }
}

@QueryHandler(RestateReport)
export class RestateReportHandler implements IQueryHandler<RestateReport> {
  constructor(
    private readonly rows: Rows,
    private readonly source: ReportSource,
    private readonly time: AsOfResolver,
  ) {}

  /** @throws NotFound */
  async execute({ known, id }: RestateReport): Promise<RestatementDocument> {
    const issued = await findIssued(this.rows, known, id);
    const then = await knownThen(this.time, known, issued);
    const restatement = await restate(this.rows, this.source, issued, then, known);
    const all = restatement.figures.flatMap(({ decisions }) => decisions);
    const named = await this.#decisions(known, all);
    return {
      asOf: known,
      issued: summaryOf(issued),
      reproduced: reproduction(issued, restatement.then).reproduced,
      unchanged: numbersOf(restatement.now).length - restatement.figures.length,
      figures: restatement.figures.map(({ decisions, ...figure }) => ({
        ...figure,
        decisions: decisions.map(({ decisionId, delta }) => ({ ...named.get(decisionId)!, delta })),
      })),
    };
  }

  async #decisions(
    { register }: Known,
    contributions: readonly Contribution[],
  ): Promise<Map<string, { decision: DecisionReference; recordedAt: string }>> {
    const ids = [...new Set(contributions.map(({ decisionId }) => decisionId))];
    const rows = await this.rows.all<{ decision: DecisionReference; recordedAt: string }>(sql`
      SELECT ${decisionReference('d')} AS decision, ${moment('d.recorded_at')} AS "recordedAt"
        FROM decision d WHERE d.register = ${register} AND d.decision_id = ANY(${ids})`);
    return new Map(rows.map((row) => [row.decision.id, row]));
  }
}

/** What the report was worked out from. */
function knownThen(time: AsOfResolver, { register }: Known, { knownAt }: IssuedReport): Promise<Known> {
  return time.known(register, { knownAt: String(knownAt) }, 'facts');
}

async function findIssued(rows: Rows, known: Known, id: number): Promise<IssuedReport> {
  const [issued] = await issuedReports(rows, known, sql`i.revision = ${id}`);
  if (issued) return issued;
  const { register, revision } = known;
  const detail = message('request.unknown-issued-report', { register, report: id, revision });
  throw new NotFound('unknown-issued-report', detail);
}

function reproduction(issued: IssuedReport, report: Report): Reproduction {
  const sha256 = sha256Of(report);
  return { issued, report, sha256, reproduced: sha256 === issued.sha256 };
}
