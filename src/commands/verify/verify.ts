import type { RegisterState } from '../../events/register/register-state.js';
import type { Problems } from '../problems/problems.js';
import { Blame } from './blame.js';
import { OwnChanges, type AppliedChange } from './own-changes.js';
import { ProblemReport } from './problem-report.js';
import { codes } from './rules/codes.js';
import { cycles } from './rules/cycles.js';
import { decidedAgain } from './rules/decided-again.js';
import { homonyms } from './rules/homonyms.js';
import { requiredLive, restoredRequireLive } from './rules/required-live.js';
import { ofEachTouched, type Rule } from './rules/rule.js';
import { sequence } from './rules/sequence.js';
import { standing } from './rules/standing.js';
import { World } from './world.js';

export type { AppliedChange } from './own-changes.js';

/** In this order they are run, and what they find in one change of a request is reported. */
const rules: readonly Rule[] = [
  ofEachTouched(sequence, requiredLive, cycles, codes, homonyms),
  standing,
  restoredRequireLive,
  decidedAgain,
];

/**
 * Checks what must hold at the end of every date, for all that a decision touches: from its earliest change to
 * an organization on, so that a back-dated decision is judged against everything later too.
 *
 * Whatever was recorded held before the decision: every error is the decision's, and so is every warning that
 * the register did not already bear.
 *
 * @param state the register with the decision's changes folded in
 * @param changes those changes, at least one
 */
export function verify(state: RegisterState, changes: readonly AppliedChange[], problems: Problems): void {
  judge(rules, state, changes, problems);
}

/** Checks what some rules ask; otherwise as `verify`. */
export function judge(
  rules: readonly Rule[],
  state: RegisterState,
  changes: readonly AppliedChange[],
  problems: Problems,
): void {
  const own = new OwnChanges(changes);
  const world = new World(state, own);
  const report = new ProblemReport(own, new Blame(state, own), problems);
  for (const rule of rules) rule(world, own, report);
  report.close();
}
