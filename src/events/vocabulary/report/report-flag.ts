import { Text } from '../text.js';
import {
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsNumber,
  IsString,
  Min,
  ValidateBy,
} from 'class-validator';
import { IsCode } from '../classification.js';
import { message } from '../../messages/message.js';
import { explained } from '../explained.js';
import { parseTerm } from './report-term.js';
import { IsText, Nested, NestedEach, Optional } from '../validation.js';

/** Two codes of 64 characters, a facet and a sign. */
const maxTermLength = 150;

/** Accepts an array of terms, as `report-term.ts` writes them. */
export function IsTerms(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isTerms',
      validator: {
        validate: (value) =>
          Array.isArray(value) &&
          value.length > 0 &&
          value.every((term) => typeof term === 'string' && term.length <= maxTermLength && parseTerm(term)),
      },
    },
    explained(({ property }) => message('field.terms', { property })),
  );
}

/** A sum of terms, divided by another where `over` is given. It has no value while a term has none. */
export class Expression {
  @IsTerms() sum!: string[];
  @Optional() @IsTerms() over?: string[];
}

export const relations = ['equals', 'at-most', 'at-least'] as const;
export type Relation = (typeof relations)[number];

/** Raised when the relation does not hold. */
export class Comparison {
  @Nested(() => Expression) left!: Expression;
  @IsIn(relations) relation!: Relation;
  @Nested(() => Expression) right!: Expression;
}

/** Raised when a value does not fit what a published figure claims: its number together with its bound. */
export class BoundCheck {
  @IsCode() figure!: string;
  @Nested(() => Expression) value!: Expression;
  /** How far "about" and "nearly" reach, as a share of the figure; a twentieth when absent. */
  @Optional() @IsNumber() @Min(0) tolerance?: number;
}

/** Raised for the published figures about which the document does not state something. */
export class Unstated {
  @IsArray() @ArrayNotEmpty() @IsCode({ each: true }) figures!: string[];
  /** `asOf`, `period`, or the name of an attribute: `scope`, `includes`, … */
  @IsCode() what!: string;
}

/** Raised when `given` are published and one of `figures` is not. */
export class Unpublished {
  @IsArray() @ArrayNotEmpty() @IsCode({ each: true }) figures!: string[];
  @IsArray() @ArrayNotEmpty() @IsCode({ each: true }) given!: string[];
}

/**
 * Raised when a figure says since when it counts, and the earliest period of its parts begins later. A stated
 * date is taken as it is (`2015-10` too); any other wording means the start of the report's window.
 */
export class StartsLater {
  @IsCode() figure!: string;
  /** The attribute that says since when. */
  @IsCode() since!: string;
  @IsArray() @ArrayNotEmpty() @IsCode({ each: true }) parts!: string[];
}

/** An attribute that contains `word` asks for one that contains one of `expected`. */
export class Implication {
  @IsText(200) word!: string;
  @IsArray() @ArrayNotEmpty() @IsString({ each: true }) @IsNotEmpty({ each: true }) expected!: string[];
}

/** Raised for the published figures of which one attribute contradicts another. */
export class Contradiction {
  @IsArray() @ArrayNotEmpty() @IsCode({ each: true }) figures!: string[];
  @IsCode() attribute!: string;
  @IsCode() against!: string;
  @NestedEach(() => Implication) implications!: Implication[];
}

/**
 * Raised for the numbers that instruments of one issuer and type bear on more than one date, among the register's
 * own and those that these cite. That is legal; it makes the number alone no reference.
 */
export class RepeatedNumber {
  /** Only numbers that end in one of these, as `/TW`; all when absent. */
  @Optional() @IsArray() @IsString({ each: true }) @IsNotEmpty({ each: true }) endings?: string[];
}

export const checks = [
  'compare',
  'bound',
  'unstated',
  'unpublished',
  'startsLater',
  'contradiction',
  'repeatedNumber',
] as const;
export type CheckName = (typeof checks)[number];

/** A doubt that the report raises by itself where its check finds one. It carries exactly one check. */
export class Flag {
  @IsCode() code!: string;
  @Nested(() => Text) label!: Text;
  /**
   * What is said when it is raised. Beside terms it may name, between braces, `left`, `right` and `difference` of
   * a comparison or bound, `list` of the figures or numbers found, and `from` and `to` of the window; a `+` in
   * front of a number prints its sign.
   */
  @Nested(() => Text) text!: Text;
  @Optional() @Nested(() => Comparison) compare?: Comparison;
  @Optional() @Nested(() => BoundCheck) bound?: BoundCheck;
  @Optional() @Nested(() => Unstated) unstated?: Unstated;
  @Optional() @Nested(() => Unpublished) unpublished?: Unpublished;
  @Optional() @Nested(() => StartsLater) startsLater?: StartsLater;
  @Optional() @Nested(() => Contradiction) contradiction?: Contradiction;
  @Optional() @Nested(() => RepeatedNumber) repeatedNumber?: RepeatedNumber;
}

/** A published figure beside what the ledger comes to. */
export class FigureComparison {
  @IsCode() figure!: string;
  /** This or `flow`; neither where the ledger holds nothing to compare it with. */
  @Optional() @Nested(() => Expression) ledger?: Expression;
  /** A flow measure of the definition, summed over the period that the document states for the figure. */
  @Optional() @IsCode() flow?: string;
  /** How far "about" and "nearly" reach, as a share of the figure; a twentieth when absent. */
  @Optional() @IsNumber() @Min(0) tolerance?: number;
}
