import {
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Min,
  type ValidationOptions,
} from 'class-validator';
import { message } from '../messages/message.js';
import { explained } from './explained.js';
import { Text } from './text.js';
import { IsAmount, Nested, NestedEach, Nullable, Optional } from './validation.js';

/** Codes of kinds, authorities, measures, schemes, …: short and safe in a URL. */
export const codePattern = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;

/** Accepts a code. */
export function IsCode(options?: ValidationOptions): PropertyDecorator {
  return Matches(
    codePattern,
    explained(({ property }) => message('field.code', { property }), options),
  );
}

/** Where an organization of a kind may stand. */
export class ParentRule {
  /** The parent's kind; null allows a root. */
  @Nullable() @IsCode() kind!: string | null;
  /** The parent must hold this authority on that date. */
  @Optional() @IsCode() authority?: string;
  /** Legal only as an option that the superior took: a warning until it is acknowledged. */
  @Optional() @IsBoolean() byOption?: boolean;
}

export class KindDefinition {
  @IsCode() code!: string;
  @Nested(() => Text) label!: Text;
  @NestedEach(() => ParentRule) parents!: ParentRule[];
  /** Orders kinds: to a higher rank is an upgrade, to a lower one a downgrade, to the same a conversion. */
  @IsInt() rank!: number;
}

/** An umbrella term: a named set of kinds. */
export class KindSet {
  @IsCode() code!: string;
  @Nested(() => Text) label!: Text;
  @IsArray() @ArrayUnique() @IsCode({ each: true }) kinds!: string[];
}

export class AuthorityDefinition {
  @IsCode() code!: string;
  @Nested(() => Text) label!: Text;
  /** Kinds that may hold it. */
  @IsArray() @ArrayUnique() @IsCode({ each: true }) kinds!: string[];
}

export class SchemeDefinition {
  @IsCode() code!: string;
  @Nested(() => Text) label!: Text;
}

export const measureTypes = ['stock', 'flow'] as const;

export const severities = ['error', 'warning'] as const;
/** What is refused, and what is refused until it is acknowledged with a reference. */
export type Severity = (typeof severities)[number];

/**
 * A stock holds from its date until the next one; a flow belongs to a period. A limit that is left out is none, as in
 * definitions from before there were limits.
 */
export class MeasureDefinition {
  @IsCode() code!: string;
  @Nested(() => Text) label!: Text;
  @IsIn(measureTypes) type!: (typeof measureTypes)[number];
  /** What it counts in: people, hectares, … */
  @Optional() @Nested(() => Text) unit?: Text;
  /** Takes whole numbers only. */
  @Optional() @IsBoolean() whole?: boolean;
  /** Inclusive. */
  @Optional() @IsAmount() least?: number;
  /** Inclusive. */
  @Optional() @IsAmount() most?: number;
  /** Kinds of organization that may have it; any when absent. */
  @Optional() @IsArray() @ArrayUnique() @IsCode({ each: true }) kinds?: string[];
  /** What a value outside of these limits is; `error` when absent. */
  @Optional() @IsIn(severities) outside?: Severity;
}

/** A statutory size: outside of it is a warning. */
export class SizeRule {
  @IsCode() measure!: string;
  @IsArray() @IsCode({ each: true }) kinds!: string[];
  @Optional() @IsInt() @Min(0) min?: number;
  /** Inclusive. */
  @Optional() @IsInt() @Min(0) max?: number;
}

/** Who may decide what: a decision of another organ is a warning. */
export class CompetenceRule {
  /** Change kinds: `merge`, `rename`, … */
  @IsArray() @IsString({ each: true }) changes!: string[];
  /** Kinds of the subject; any when absent. */
  @Optional() @IsArray() @IsCode({ each: true }) kinds?: string[];
  /** Organs, as decisions name them, that are competent. */
  @IsArray() @IsString({ each: true }) organs!: string[];
}

/**
 * What kinds of organization a register knows and by which rules they stand, from a date on. Data of the
 * register, never code; a later version replaces it whole from its own date on.
 */
export class Classification {
  @NestedEach(() => KindDefinition) kinds!: KindDefinition[];
  @Optional() @NestedEach(() => KindSet) sets?: KindSet[];
  @Optional()
  @NestedEach(() => AuthorityDefinition)
  authorities?: AuthorityDefinition[];
  @Optional()
  @NestedEach(() => SchemeDefinition)
  schemes?: SchemeDefinition[];
  @Optional()
  @NestedEach(() => MeasureDefinition)
  measures?: MeasureDefinition[];
  @Optional() @NestedEach(() => SizeRule) sizes?: SizeRule[];
  @Optional()
  @NestedEach(() => CompetenceRule)
  competences?: CompetenceRule[];
}

export const homonymRules = ['refuse', 'warn', 'allow'] as const;
/** What the register does about two live organizations of one name under one parent. */
export type HomonymRule = (typeof homonymRules)[number];
