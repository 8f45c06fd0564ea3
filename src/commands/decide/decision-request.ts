import { ArrayMaxSize, IsArray, IsInt, IsString, MaxLength, Min, ValidateBy } from 'class-validator';
import { InstrumentKeyInput } from '../kinds/change.js';
import { DecisionTargetInput } from '../kinds/target.js';
import { message } from '../../events/messages/message.js';
import { explained } from '../../events/vocabulary/explained.js';
import {
  IsCalendarDate,
  IsSha256,
  IsText,
  Nested,
  NestedEach,
  Optional,
} from '../../events/vocabulary/validation.js';

export class CitationInput {
  @Optional() @IsString() @MaxLength(500) issuer?: string;
  @Optional() @IsString() @MaxLength(500) organ?: string;
  @Optional() @IsString() @MaxLength(200) type?: string;
  @IsText(200) number!: string;
  @Optional() @IsCalendarDate() issuedOn?: string;
}

export class AttachmentInput {
  @IsText(500) name!: string;
  @IsSha256()
  sha256!: string;
}

/** The legal instrument that carries the changes. */
export class DecisionInput extends InstrumentKeyInput {
  /** When its changes take effect, unless one says otherwise. */
  @IsCalendarDate() effectiveOn!: string;
  @Optional() @IsString() @MaxLength(1000) title?: string;
  @Optional() @IsString() @MaxLength(500) signer?: string;
  @Optional()
  @NestedEach(() => CitationInput)
  legalBases?: CitationInput[];
  @Optional()
  @NestedEach(() => AttachmentInput)
  attachments?: AttachmentInput[];
  /** Recorded decisions, or changes of them, that end with this one. What they did until then stands. */
  @Optional()
  @NestedEach(() => DecisionTargetInput)
  repeals?: DecisionTargetInput[];
  /** Recorded decisions, or changes of them, that this one changes from its date on. */
  @Optional()
  @NestedEach(() => DecisionTargetInput)
  amends?: DecisionTargetInput[];
}

/** Accepts the warnings of a code, for one change or for all. */
export class AcknowledgementInput {
  @IsText(64) code!: string;
  /** The consent, delegation or other paper that allows it. */
  @IsText(1000) reference!: string;
  /** The change's number in the decision, from 1; all when absent. */
  @Optional() @IsInt() @Min(1) change?: number;
}

/** Accepts changes, or none where the decision repeals or amends another one. */
function CarriesSomething(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'carriesSomething',
      validator: {
        validate: (changes, args) => !Array.isArray(changes) || changes.length > 0 || isLinked(args!.object),
      },
    },
    explained(() => message('field.no-change')),
  );
}

function isLinked({ decision }: Partial<DecisionRequest>): boolean {
  const links = [decision?.repeals, decision?.amends];
  return links.some((targets) => Array.isArray(targets) && targets.length > 0);
}

/** What an admin sends: a decision, and the changes it carries, all or nothing. */
export class DecisionRequest {
  @Nested(() => DecisionInput) decision!: DecisionInput;
  /** Each of one kind of the catalogue. None where the decision only repeals or amends another one. */
  @IsArray()
  @CarriesSomething()
  @ArrayMaxSize(100_000)
  changes!: unknown[];
  @Optional()
  @NestedEach(() => AcknowledgementInput)
  acknowledge?: AcknowledgementInput[];
}
