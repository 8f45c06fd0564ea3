import {
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { Nested, NestedEach } from './validation.js';

/** A text in the languages of the register's readers. */
export class Text {
  @IsString() @IsNotEmpty() @MaxLength(1000) vi!: string;
  @IsString() @IsNotEmpty() @MaxLength(1000) en!: string;
}

/** Codes of kinds, authorities, measures, schemes, …: short and safe in a URL. */
export const codePattern = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;

/** Where an organization of a kind may stand. */
export class ParentRule {
  /** The parent's kind; null allows a root. */
  @IsOptional() @Matches(codePattern) kind!: string | null;
  /** The parent must hold this authority on that date. */
  @IsOptional() @Matches(codePattern) authority?: string;
  /** Legal only as an option that the superior took: a warning until it is acknowledged. */
  @IsOptional() @IsBoolean() byOption?: boolean;
}

export class KindDefinition {
  @Matches(codePattern) code!: string;
  @Nested(() => Text) label!: Text;
  @NestedEach(() => ParentRule) parents!: ParentRule[];
  /** Orders kinds: to a higher rank is an upgrade, to a lower one a downgrade, to the same a conversion. */
  @IsInt() rank!: number;
}

/** An umbrella term: a named set of kinds. */
export class KindSet {
  @Matches(codePattern) code!: string;
  @Nested(() => Text) label!: Text;
  @IsArray() @ArrayUnique() @Matches(codePattern, { each: true }) kinds!: string[];
}

export class AuthorityDefinition {
  @Matches(codePattern) code!: string;
  @Nested(() => Text) label!: Text;
  /** Kinds that may hold it. */
  @IsArray() @ArrayUnique() @Matches(codePattern, { each: true }) kinds!: string[];
}

export class SchemeDefinition {
  @Matches(codePattern) code!: string;
  @Nested(() => Text) label!: Text;
}

export const measureTypes = ['stock', 'flow'] as const;

/** A stock holds from its date until the next one; a flow belongs to a period. */
export class MeasureDefinition {
  @Matches(codePattern) code!: string;
  @Nested(() => Text) label!: Text;
  @IsIn(measureTypes) type!: (typeof measureTypes)[number];
}

/** A statutory size: outside of it is a warning. */
export class SizeRule {
  @Matches(codePattern) measure!: string;
  @IsArray() @Matches(codePattern, { each: true }) kinds!: string[];
  @IsOptional() @IsInt() @Min(0) min?: number;
  /** Inclusive. */
  @IsOptional() @IsInt() @Min(0) max?: number;
}

/** Who may decide what: a decision of another organ is a warning. */
export class CompetenceRule {
  /** Change kinds: `merge`, `rename`, … */
  @IsArray() @IsString({ each: true }) changes!: string[];
  /** Kinds of the subject; any when absent. */
  @IsOptional() @IsArray() @Matches(codePattern, { each: true }) kinds?: string[];
  /** Organs, as decisions name them, that are competent. */
  @IsArray() @IsString({ each: true }) organs!: string[];
}

/**
 * What kinds of organization a register knows and by which rules they stand, from a date on. Data of the
 * register, never code; a later version replaces it whole from its own date on.
 */
export class Classification {
  @NestedEach(() => KindDefinition) kinds!: KindDefinition[];
  @IsOptional() @NestedEach(() => KindSet) sets?: KindSet[];
  @IsOptional()
  @NestedEach(() => AuthorityDefinition)
  authorities?: AuthorityDefinition[];
  @IsOptional()
  @NestedEach(() => SchemeDefinition)
  schemes?: SchemeDefinition[];
  @IsOptional()
  @NestedEach(() => MeasureDefinition)
  measures?: MeasureDefinition[];
  @IsOptional() @NestedEach(() => SizeRule) sizes?: SizeRule[];
  @IsOptional()
  @NestedEach(() => CompetenceRule)
  competences?: CompetenceRule[];
}

export const homonymRules = ['refuse', 'warn', 'allow'] as const;
/** What the register does about two live organizations of one name under one parent. */
export type HomonymRule = (typeof homonymRules)[number];
