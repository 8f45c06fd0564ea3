import { ArrayUnique, IsArray, IsInt, IsNumber, Min } from 'class-validator';
import { IsCode } from '../../events/vocabulary/classification.js';
import { reportIssued } from '../../events/types/report-issued.js';
import { IsCalendarDate, IsSha256, IsText, NestedEach } from '../../events/vocabulary/validation.js';
import { Change } from './change.js';
import { list } from './change-context.js';
import { changeKind } from './change-kind.js';

export class IssuedFigureInput {
  /** `lines/moves/received`, `stocks/G/before`, … */
  @IsText(500) path!: string;
  @IsNumber() value!: number;
}

/**
 * A report that was worked out and is given out. The figures and the hash are those of the report itself: whoever
 * issues one by `POST /registers/:register/issued-reports` has them filled in.
 */
export class IssueReport extends Change {
  /** The code of its definition. */
  @IsCode() report!: string;
  @IsInt() @Min(1) version!: number;
  /** The window begins after this day … */
  @IsCalendarDate() from!: string;
  /** … and ends with this one. */
  @IsCalendarDate() to!: string;
  /** The revision of the register that it is known at. */
  @IsInt() @Min(0) knownAt!: number;
  @IsArray() @ArrayUnique() @IsCode({ each: true }) include!: string[];
  @IsArray() @ArrayUnique() @IsCode({ each: true }) exclude!: string[];
  @NestedEach(() => IssuedFigureInput) figures!: IssuedFigureInput[];
  @IsSha256()
  sha256!: string;
}

export const issueReport = changeKind({
  kind: 'issue-report',
  label: { vi: 'ban hành báo cáo', en: 'report issued' },
  command: IssueReport,
  event: reportIssued,
  example: {
    report: 'term',
    version: 1,
    from: '2015-10-16',
    to: '2020-09-30',
    knownAt: 4321,
    include: [],
    exclude: [],
    figures: [{ path: 'lines/renamed', value: 29 }],
    sha256: '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b',
  },
  decide({ report, version, from, to, knownAt, include, exclude, figures, sha256 }, context) {
    const { reports, revision } = context.state;
    const versions = [...(reports.get(report)?.values() ?? [])];
    if (!versions.includes(version)) {
      const known = list(versions.toSorted((a, b) => a - b).map(String));
      context.error('unknown-report', '/report', [], { report, version, known });
    }
    if (from >= to) context.error('period-reversed', '/to', [], { from, to });
    if (knownAt > revision) context.error('unknown-revision', '/knownAt', [], { knownAt, revision });
    return { report, version, from, to, knownAt, include, exclude, figures, sha256 };
  },
  ask: ({ report, version, from, to, knownAt, include, exclude, figures, sha256 }) => ({
    report,
    version,
    from,
    to,
    knownAt,
    include,
    exclude,
    figures,
    sha256,
  }),
});
