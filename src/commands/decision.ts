import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { IsCalendarDate, Nested, NestedEach } from '../events/validation.js';
import { InstrumentKeyInput } from './change.js';

export class CitationInput {
  @IsOptional() @IsString() @MaxLength(500) issuer?: string;
  @IsOptional() @IsString() @MaxLength(500) organ?: string;
  @IsOptional() @IsString() @MaxLength(200) type?: string;
  @IsString() @IsNotEmpty() @MaxLength(200) number!: string;
  @IsOptional() @IsCalendarDate() issuedOn?: string;
}

export class AttachmentInput {
  @IsString() @IsNotEmpty() @MaxLength(500) name!: string;
  @Matches(/^[0-9a-f]{64}$/, { message: '$property must be a SHA-256 in lower-case hexadecimal' })
  sha256!: string;
}

/** The legal instrument that carries the changes. */
export class DecisionInput extends InstrumentKeyInput {
  /** When its changes take effect, unless one says otherwise. */
  @IsCalendarDate() effectiveOn!: string;
  @IsOptional() @IsString() @MaxLength(1000) title?: string;
  @IsOptional() @IsString() @MaxLength(500) signer?: string;
  @IsOptional()
  @NestedEach(() => CitationInput)
  legalBases?: CitationInput[];
  @IsOptional()
  @NestedEach(() => AttachmentInput)
  attachments?: AttachmentInput[];
}

/** Accepts the warnings of a code, for one change or for all. */
export class AcknowledgementInput {
  @IsString() @IsNotEmpty() @MaxLength(64) code!: string;
  /** The consent, delegation or other paper that allows it. */
  @IsString() @IsNotEmpty() @MaxLength(1000) reference!: string;
  /** The change's number in the decision, from 1; all when absent. */
  @IsOptional() @IsInt() @Min(1) change?: number;
}

/** What an admin sends: a decision, and the changes it carries, all or nothing. */
export class DecisionRequest {
  @Nested(() => DecisionInput) decision!: DecisionInput;
  /** Each of one kind of the catalogue. */
  @IsArray() @ArrayMaxSize(100_000) changes!: unknown[];
  @IsOptional()
  @NestedEach(() => AcknowledgementInput)
  acknowledge?: AcknowledgementInput[];
}
