import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BadRequest, NotFound } from '../http/bad-request.js';
import { AsOfResolver } from '../queries/time/as-of.resolver.js';
import { calculate } from './calculate.js';
import { ReportSource, type DefinitionVersion, type ReportWindow } from './report-data.js';
import type { Report } from './report.js';

/** Which report, about which days, and as known when. */
export interface ReportRequest extends ReportWindow {
  readonly register: string;
  /** The definition's code. */
  readonly definition: string;
  /** Of the definition; the last one known when absent. */
  readonly version?: number | undefined;
  /** A revision or a moment; now when absent. */
  readonly knownAt?: string | undefined;
  /** Waits until the read models hold this revision. */
  readonly atLeast?: number | undefined;
  /** Options of the definition to be turned on, and off. */
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
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
  async execute({ request }: RunReport): Promise<Report> {
    const { register, from, to, knownAt, atLeast, include = [], exclude = [] } = request;
    const known = await this.time.known(
      register,
      { ...(knownAt !== undefined && { knownAt }), ...(atLeast !== undefined && { atLeast }) },
      'facts',
    );
    const version = choose(await this.source.definitions(known), request);
    refuseUnknownOptions(version, { include, exclude });
    const window = { from, to };
    const data = await this.source.load(known, version.definition, window);
    return calculate(version, { known, window, include, exclude }, data);
  }
}

function choose(
  versions: readonly DefinitionVersion[],
  { register, definition, version }: ReportRequest,
): DefinitionVersion {
  const chosen = versions.findLast(
    (known) => known.code === definition && (version === undefined || known.version === version),
  );
  if (chosen) return chosen;
  const what =
    version === undefined ? `report "${definition}"` : `version ${version} of report "${definition}"`;
  throw new NotFound('unknown-report', `Register "${register}" defines no ${what}.`);
}

function refuseUnknownOptions(
  { definition }: DefinitionVersion,
  asked: Readonly<Record<'include' | 'exclude', readonly string[]>>,
): void {
  const known = (definition.options ?? []).map(({ code }) => code);
  const errors = (['include', 'exclude'] as const).flatMap((parameter) =>
    asked[parameter]
      .filter((option) => !known.includes(option))
      .map((option) => ({
        code: 'unknown-option',
        parameter,
        detail: `The report has no option "${option}"; it has ${known.join(', ') || 'none'}.`,
      })),
  );
  if (errors.length > 0) throw new BadRequest(errors);
}
