import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import type { NewOrganization } from '../events/change-data.js';
import { codePattern } from '../events/classification.js';
import { datePrecisions, type DatePrecision } from '../events/envelope.js';
import { IsCalendarDate, IsTextRecord, NestedEach } from '../events/validation.js';

/** Ids of organizations: chosen by the admin or made from the decision's id. Safe in a URL. */
export const idPattern = /^[\p{L}\p{N}][\p{L}\p{N}._:-]{0,63}$/u;

/** What every change of a decision may say. Without `effectiveOn` it takes effect with its decision. */
export abstract class Change {
  @IsString() kind!: string;
  @IsOptional() @IsCalendarDate() effectiveOn?: string;
  /** Places the change within its day; 0 when absent. */
  @IsOptional() @IsInt() @Min(-1_000_000) @Max(1_000_000) effectiveSequence?: number;
  /** How exactly the effective date is known; `day` when absent. */
  @IsOptional() @IsIn(datePrecisions) effectivePrecision?: DatePrecision;
  /** The verb of the instrument, as printed. */
  @IsOptional() @IsString() @MaxLength(500) printedAs?: string;
  @IsOptional() @IsString() @MaxLength(5000) note?: string;
}

export class MeasureInput {
  @Matches(codePattern) measure!: string;
  @IsNumber() value!: number;
}

/** An organization to be opened. */
export class OrganizationInput {
  /** Made from the decision's id when absent. */
  @IsOptional() @Matches(idPattern) organizationId?: string;
  @IsString() @IsNotEmpty() @MaxLength(500) name!: string;
  /** By purpose: `organ`, `short`, `en`, … */
  @IsOptional() @IsTextRecord() otherNames?: Record<string, string>;
  /** A kind of the register's classification. */
  @Matches(codePattern) organizationKind!: string;
  /** null for a root. */
  @ValidateIf((input: OrganizationInput) => input.parentId !== null) @Matches(idPattern) parentId!:
    string | null;
  /** One value a scheme. */
  @IsOptional() @IsTextRecord() codes?: Record<string, string>;
  @IsOptional() @NestedEach(() => MeasureInput) facts?: MeasureInput[];
}

/** The input that opens an organization as it was opened. */
export function organizationInput({ kind, ...rest }: NewOrganization): Record<string, unknown> {
  return { ...rest, organizationKind: kind };
}

/** A child of an organization that ends or splits, and where it goes. */
export class MovedChildInput {
  @Matches(idPattern) organizationId!: string;
  @ValidateIf((input: MovedChildInput) => input.parentId !== null) @Matches(idPattern) parentId!:
    string | null;
}

/** Names a legal instrument in full. */
export class InstrumentKeyInput {
  @IsString() @IsNotEmpty() @MaxLength(500) issuer!: string;
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(500) organ?: string;
  @IsString() @IsNotEmpty() @MaxLength(200) type!: string;
  @IsString() @IsNotEmpty() @MaxLength(200) number!: string;
  @IsCalendarDate() issuedOn!: string;
}
