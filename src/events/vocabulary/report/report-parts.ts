import { Text } from '../text.js';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsBoolean, IsIn } from 'class-validator';
import { IsCode, measureTypes } from '../classification.js';
import { FigureComparison, Flag } from './report-flag.js';
import {
  ChangeSelector,
  countedEffects,
  flows,
  Scope,
  Selector,
  units,
  type CountedEffect,
  type Unit,
} from './report-selection.js';
import { Nested, NestedEach, Optional } from '../validation.js';

/** A share of a line, listed apart. Exactly one of `select` and `changes`. */
export class Part {
  @IsCode() code!: string;
  @Nested(() => Text) label!: Text;
  @Optional() @Nested(() => Selector) select?: Selector;
  @Optional() @Nested(() => ChangeSelector) changes?: ChangeSelector;
  /** That of the line when absent. */
  @Optional() @IsIn(units) unit?: Unit;
  /** Shown beside the line and not counted in it. */
  @Optional() @IsBoolean() apart?: boolean;
  /** Counted in the line while this option is on, shown beside it otherwise. */
  @Optional() @IsCode() option?: string;
}

/** A number of the report: the sum of its parts, each of which stays visible. */
export class Line {
  @IsCode() code!: string;
  @Nested(() => Text) label!: Text;
  @IsIn(units) unit!: Unit;
  @IsArray() @ArrayNotEmpty() @NestedEach(() => Part) parts!: Part[];
}

/** A choice in the rule of counting. It is part of the definition; whoever asks for the report may turn it. */
export class Option {
  @IsCode() code!: string;
  @Nested(() => Text) label!: Text;
  /** Whether it is on where the asker says nothing. */
  @IsBoolean() included!: boolean;
}

/** How many organizations lived at the window's start and at its end. */
export class Stock {
  @IsCode() code!: string;
  @Nested(() => Text) label!: Text;
  @Nested(() => Scope) scope!: Scope;
}

export const directions = ['in', 'out'] as const;

/** A flow into a stock or out of it. A step counts where it brings an organization across the stock's edge. */
export class FlowColumn {
  @IsCode() code!: string;
  @Nested(() => Text) label!: Text;
  @IsIn(directions) direction!: (typeof directions)[number];
  @IsIn(countedEffects) effect!: CountedEffect;
  @Optional() @IsArray() @ArrayUnique() @IsIn(flows, { each: true }) as?: string[];
}

/**
 * Before + Σ flows = after, a row for each stock, with the residual. What no column takes in is not hidden: it is
 * the residual. Stocks that overlap have no meaningful total.
 */
export class Identity {
  @IsCode() code!: string;
  @Nested(() => Text) label!: Text;
  @IsArray() @ArrayNotEmpty() @ArrayUnique() @IsCode({ each: true }) stocks!: string[];
  @NestedEach(() => FlowColumn) columns!: FlowColumn[];
  @IsBoolean() total!: boolean;
}

/**
 * The sum of a measure. A stock's is taken over the organizations that live at the window's start and end; a
 * flow's over the periods that lie within the window.
 */
export class MeasureSum {
  @IsCode() code!: string;
  @Nested(() => Text) label!: Text;
  @IsCode() measure!: string;
  @IsIn(measureTypes) type!: (typeof measureTypes)[number];
  /** Of a stock's organizations; any when absent. */
  @Optional() @Nested(() => Scope) scope?: Scope;
}

/** An authority: who holds it at the window's start and end, and what was granted and revoked in between. */
export class AuthorityCount {
  @IsCode() code!: string;
  @Nested(() => Text) label!: Text;
  @IsCode() authority!: string;
  @Optional() @Nested(() => Scope) scope?: Scope;
}

/**
 * A sentence of the report. Terms stand between braces; `<stock>.movement` prints the change in words ("giảm 21",
 * "down 21").
 */
export class Sentence {
  @IsCode() code!: string;
  @Nested(() => Text) text!: Text;
}

/** What a report definition holds. */
export interface ReportParts {
  readonly code: string;
  readonly title: Text;
  readonly options?: readonly Option[];
  readonly wording?: readonly Sentence[];
  readonly lines?: readonly Line[];
  readonly stocks?: readonly Stock[];
  readonly identities?: readonly Identity[];
  readonly measures?: readonly MeasureSum[];
  readonly authorities?: readonly AuthorityCount[];
  readonly figures?: readonly FigureComparison[];
  readonly flags?: readonly Flag[];
}
