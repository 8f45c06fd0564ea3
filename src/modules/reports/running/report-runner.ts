import { message } from '../../../events/messages/message.js';
import { BadRequest, NotFound } from '../../errors/request-errors.js';
import type { Known } from '../../read-side/time/known.js';
import { calculate } from './calculate.js';
import type { DefinitionVersion, ReportSource, ReportWindow } from './report-data.js';
import type { Report } from './report.js';

/** Which report, about which days, and counted how. */
export interface ReportQuestion extends ReportWindow {
  /** The definition's code. */
  readonly definition: string;
  /** Of the definition; the last one known when absent. */
  readonly version?: number | undefined;
  /** Options of the definition to be turned on, and off. */
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
}

/** Works a report out as known at a revision. @throws NotFound, BadRequest */
export async function runReport(
  source: ReportSource,
  known: Known,
  question: ReportQuestion,
): Promise<Report> {
  const version = choose(await source.definitions(known), known.register, question);
  const { from, to, include = [], exclude = [] } = question;
  refuseUnknownOptions(version, { include, exclude });
  const window = { from, to };
  const data = await source.load(known, version.definition, window);
  return calculate(version, { known, window, include, exclude }, data);
}

function choose(
  versions: readonly DefinitionVersion[],
  register: string,
  { definition, version }: ReportQuestion,
): DefinitionVersion {
  const chosen = versions.findLast(
    (known) => known.code === definition && (version === undefined || known.version === version),
  );
  if (chosen) return chosen;
  const detail =
    version === undefined
      ? message('request.unknown-report', { register, report: definition })
      : message('request.unknown-report-version', { register, version, report: definition });
  throw new NotFound('unknown-report', detail);
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
        detail:
          known.length > 0
            ? message('request.unknown-option', { option, known: known.join(', ') })
            : message('request.no-options', { option }),
      })),
  );
  if (errors.length > 0) throw new BadRequest(errors);
}
