import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { AsOfResolver } from '../read-side/time/as-of.resolver.js';
import { ReportSource } from './running/report-data.js';
import { runReport, type ReportQuestion } from './running/report-runner.js';
import type { Report } from './running/report.js';

/** Which report of which register, and as known when. */
export interface ReportRequest extends ReportQuestion {
  readonly register: string;
  /** A revision or a moment; now when absent. */
  readonly knownAt?: string | undefined;
  /** Waits until the read models hold this revision. */
  readonly atLeast?: number | undefined;
}

/** A report of a register. */
export class RunReport extends Query<Report> {
  constructor(readonly request: ReportRequest) {
    super();
  }
}

@QueryHandler(RunReport)
export class RunReportHandler implements IQueryHandler<RunReport> {
  constructor(
    private readonly time: AsOfResolver,
    private readonly source: ReportSource,
  ) {}

  /** @throws NotFound, BadRequest, NotYet */
  async execute({ request: { register, knownAt, atLeast, ...question } }: RunReport): Promise<Report> {
    const params = { ...(knownAt !== undefined && { knownAt }), ...(atLeast !== undefined && { atLeast }) };
    const known = await this.time.known(register, params, 'facts');
    return runReport(this.source, known, question);
  }
}
