import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Rejected } from '../../../commands/problems/problem.js';
import { Problems } from '../../../commands/problems/problems.js';
import { readShape, requestFingerprint } from '../../../commands/decide/read-request.js';
import {
  RecordDecision,
  type DecisionRecorded,
  type RecordDecisionInput,
} from '../../recording/record-decision.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
import { ReportSource } from '../running/report-data.js';
import { runReport } from '../running/report-runner.js';
import { figuresOf, sha256Of } from './figures-of.js';
import { IssueReportBody } from './issue-report.body.js';

/** Works a report out and records that it was given out, by a decision of its own. */
export class GiveOutReport extends Command<DecisionRecorded> {
  /** @param input `request` is an `IssueReportBody` as it came over the wire */
  constructor(readonly input: RecordDecisionInput) {
    super();
  }
}

@CommandHandler(GiveOutReport)
export class GiveOutReportHandler implements ICommandHandler<GiveOutReport> {
  constructor(
    private readonly time: AsOfResolver,
    private readonly source: ReportSource,
    private readonly commands: CommandBus,
  ) {}

  /** @throws Rejected, NotFound, BadRequest, NotYet, and what recording a decision throws */
  async execute({ input }: GiveOutReport): Promise<DecisionRecorded> {
    const { register, request } = input;
    const problems = new Problems();
    const body = readShape(IssueReportBody, request, '', problems);
    if (!body) throw new Rejected(problems.errors);
    const { definition, knownAt, include = [], exclude = [], printedAs, note, ...asked } = body.report;
    const options = { include: include.toSorted(), exclude: exclude.toSorted() };
    const known =
      knownAt === undefined
        ? await this.time.latest(register, 'facts')
        : await this.time.known(register, { knownAt }, 'facts');
    const report = await runReport(this.source, known, { definition, ...asked, ...options });
    const change = {
      kind: 'issue-report',
      report: definition,
      version: report.definition.version,
      from: asked.from,
      to: asked.to,
      knownAt: known.revision,
      ...options,
      figures: figuresOf(report),
      sha256: sha256Of(report),
      ...(printedAs !== undefined && { printedAs }),
      ...(note !== undefined && { note }),
    };
    const { decision, acknowledge } = request as Record<string, unknown>;
    return this.commands.execute(
      new RecordDecision({
        ...input,
        request: { decision, changes: [change], ...(acknowledge !== undefined && { acknowledge }) },
        // Sent again, it is the same although the report may have become another.
        fingerprint: requestFingerprint(request),
      }),
    );
  }
}
