import type { OwnChanges, Touch } from '../own-changes.js';
import type { ProblemReport } from '../problem-report.js';
import type { World } from '../world.js';

/** Judges what a decision does, and reports what does not hold. */
export type Rule = (world: World, own: OwnChanges, report: ProblemReport) => void;

/** Judges what a decision does to one organization. */
export type OrganizationRule = (touch: Touch, world: World, report: ProblemReport) => void;

/** Judges one organization after the other, in valid order, by all of these rules. */
export function ofEachTouched(...rules: readonly OrganizationRule[]): Rule {
  return (world, own, report) => {
    for (const touch of own.touched.values()) {
      for (const rule of rules) rule(touch, world, report);
    }
  };
}
