import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsString } from 'class-validator';
import { IsCode } from '../classification.js';
import {
  closedAs,
  movedAs,
  openedAs,
  reclassifiedAs,
  renamedAs,
  type FlowingEffect,
  type FlowName,
} from '../effect.js';
import { Nested, Optional } from '../validation.js';

/**
 * What is counted once.
 * - `event`: a change, whatever the number of organizations that it touches;
 * - `head`: an organization that a change touches and whose parent the same change does not touch the same way:
 *   what came or went along with a parent is left out;
 * - `subtree`: every organization that a change touches, what came or went along included.
 */
export const units = ['event', 'head', 'subtree'] as const;
export type Unit = (typeof units)[number];

/** The effects that can be counted, each with its flows: the values of `as`. */
export const flowsOf = {
  opened: openedAs,
  closed: closedAs,
  renamed: renamedAs,
  moved: movedAs,
  reclassified: reclassifiedAs,
} as const satisfies { readonly [E in FlowingEffect as E['effect']]: readonly E['as'][] };
export type CountedEffect = keyof typeof flowsOf;
export const countedEffects = Object.keys(flowsOf) as CountedEffect[];
export const flows: readonly FlowName[] = Object.values(flowsOf).flat();

/** Which organizations: of these kinds, and directly under a parent of these kinds. Any where absent. */
export class Scope {
  @Optional() @IsArray() @ArrayUnique() @IsCode({ each: true }) kinds?: string[];
  @Optional() @IsArray() @ArrayUnique() @IsCode({ each: true }) parents?: string[];
}

/** Steps in the lives of organizations. A scope asks that the organization lives on that side of the step. */
export class Selector {
  @IsIn(countedEffects) effect!: CountedEffect;
  /** Any when absent. */
  @Optional() @IsArray() @ArrayUnique() @IsIn(flows, { each: true }) as?: string[];
  @Optional() @Nested(() => Scope) before?: Scope;
  @Optional() @Nested(() => Scope) after?: Scope;
}

/** Changes by their event type, where no organization of the register needs to take a step. */
export class ChangeSelector {
  @IsArray() @ArrayNotEmpty() @IsString({ each: true }) types!: string[];
  /** A list in the payload that must not be empty. */
  @Optional() @IsCode() having?: string;
}
