import { message } from '../../../events/messages/message.js';
import { explained } from '../../../events/vocabulary/explained.js';
import { ArrayUnique, IsArray, IsInt, IsString, MaxLength, Min, ValidateBy } from 'class-validator';
import { DecisionInput, AcknowledgementInput } from '../../../commands/decide/decision-request.js';
import { IsCode } from '../../../events/vocabulary/classification.js';
import { IsCalendarDate, Nested, NestedEach, Optional } from '../../../events/vocabulary/validation.js';
import { isMoment, isRevision } from '../../read-side/params/texts.js';

/** Accepts a revision in digits, or a moment with its time zone. */
function IsKnownAt(): PropertyDecorator {
  return ValidateBy(
    { name: 'isKnownAt', validator: { validate: (value) => isRevision(value) || isMoment(value) } },
    explained(({ property }) => message('field.known-at', { property })),
  );
}

/** Which report is to be given out. */
export class ReportToIssue {
  /** The code of its definition. */
  @IsCode() definition!: string;
  /** Of the definition; the last one when absent. */
  @Optional() @IsInt() @Min(1) version?: number;
  /** The window begins after this day … */
  @IsCalendarDate() from!: string;
  /** … and ends with this one. */
  @IsCalendarDate() to!: string;
  /** A revision or a moment; everything recorded until now when absent. */
  @Optional() @IsKnownAt() knownAt?: string;
  /** Options of the definition to be turned on. */
  @Optional() @IsArray() @ArrayUnique() @IsCode({ each: true }) include?: string[];
  /** Options of the definition to be turned off. */
  @Optional() @IsArray() @ArrayUnique() @IsCode({ each: true }) exclude?: string[];
  @Optional() @IsString() @MaxLength(500) printedAs?: string;
  @Optional() @IsString() @MaxLength(5000) note?: string;
}

/** A decision that gives a report out: figures and hash are filled in. */
export class IssueReportBody {
  @Nested(() => DecisionInput) decision!: DecisionInput;
  @Nested(() => ReportToIssue) report!: ReportToIssue;
  @Optional()
  @NestedEach(() => AcknowledgementInput)
  acknowledge?: AcknowledgementInput[];
}
