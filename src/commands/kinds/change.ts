import { IsIn, IsInt, IsString, Matches, Max, MaxLength, Min, type ValidationOptions } from 'class-validator';
import { message } from '../../events/messages/message.js';
import { explained } from '../../events/vocabulary/explained.js';
import type { NewOrganization } from '../../events/types/change-data.js';
import { IsCode } from '../../events/vocabulary/classification.js';
import {
  datePrecisions,
  IsDateStatement,
  type DatePrecision,
  type DateStatement,
} from '../../events/vocabulary/date-statement.js';
import {
  IsAmount,
  IsCalendarDate,
  IsText,
  IsTextRecord,
  NestedEach,
  Nullable,
  Optional,
} from '../../events/vocabulary/validation.js';

/** Ids of organizations: chosen by the admin or made from the decision's id. Safe in a URL. */
export const idPattern = /^[\p{L}\p{N}][\p{L}\p{N}._:-]{0,63}$/u;

/** Accepts an organization's id. */
export function IsId(options?: ValidationOptions): PropertyDecorator {
  return Matches(
    idPattern,
    explained(({ property }) => message('field.id', { property }), options),
  );
}

/**
 * What every change of a decision may say. Without `effectiveOn` it takes effect on the day that `dateStated` makes to be
 * assumed, or else with its decision.
 */
export abstract class Change {
  @IsString() kind!: string;
  @Optional() @IsCalendarDate() effectiveOn?: string;
  /** Places the change within its day; 0 when absent. */
  @Optional() @IsInt() @Min(-1_000_000) @Max(1_000_000) effectiveSequence?: number;
  /** How exactly the effective date is known; `day` when absent. */
  @Optional() @IsIn(datePrecisions) effectivePrecision?: DatePrecision;
  /** What is stated of the date where it is not known: before, after, about, between, unknown. */
  @Optional() @IsDateStatement() dateStated?: DateStatement;
  /** The verb of the instrument, as printed. */
  @Optional() @IsString() @MaxLength(500) printedAs?: string;
  @Optional() @IsString() @MaxLength(5000) note?: string;
}

export class MeasureInput {
  @IsCode() measure!: string;
  @IsAmount() value!: number;
}

/** An organization to be opened. */
export class OrganizationInput {
  /** Made from the decision's id when absent. */
  @Optional() @IsId() organizationId?: string;
  @IsText(500) name!: string;
  /** By purpose: `organ`, `short`, `en`, … */
  @Optional() @IsTextRecord() otherNames?: Record<string, string>;
  /** A kind of the register's classification. */
  @IsCode() organizationKind!: string;
  /** null for a root. */
  @Nullable() @IsId() parentId!: string | null;
  /** One value a scheme. */
  @Optional() @IsTextRecord() codes?: Record<string, string>;
  @Optional() @NestedEach(() => MeasureInput) facts?: MeasureInput[];
}

/** The input that opens an organization as it was opened. */
export function organizationInput({ kind, ...rest }: NewOrganization): Record<string, unknown> {
  return { ...rest, organizationKind: kind };
}

/** A child of an organization that ends or splits, and where it goes. */
export class MovedChildInput {
  @IsId() organizationId!: string;
  @Nullable() @IsId() parentId!: string | null;
}

/** Names a legal instrument in full. */
export class InstrumentKeyInput {
  @IsText(500) issuer!: string;
  @Optional() @IsText(500) organ?: string;
  @IsText(200) type!: string;
  @IsText(200) number!: string;
  @IsCalendarDate() issuedOn!: string;
}
