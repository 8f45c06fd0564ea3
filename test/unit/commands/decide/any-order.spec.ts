import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Problem } from '../../../../src/commands/problems/problem.js';
import { Clerk, expectSameAsNaive } from '../../../support/any-order/clerk.js';
import type { Act } from '../../../support/any-order/naive-register.js';
import { NaiveRegister } from '../../../support/any-order/naive-register.js';
import { dayOf, Die, RandomActs } from '../../../support/any-order/random-acts.js';

/** As in random-decisions.spec.ts: ORGLEDGER_RANDOM_RUNS for a long run, ORGLEDGER_RANDOM_SEED to repeat one. */
const runs = process.env['ORGLEDGER_RANDOM_RUNS'];
const numRuns = Number(runs ?? 2000);
const seed = process.env['ORGLEDGER_RANDOM_SEED'] ?? (runs === undefined ? '20191231' : undefined);

/** Orders in which each history is recorded, beside that of its days. */
const ORDERS = 3;

const unit = (organizationId: string, organizationKind: string, parentId: string | null) => ({
  kind: 'found',
  organization: { organizationId, name: organizationId, organizationKind, parentId },
});

const opening: readonly Act[] = [
  unit('R', 'R', null),
  unit('A', 'X', 'R'),
  unit('B', 'X', 'R'),
  unit('C', 'X', 'R'),
  unit('K', 'Y', 'B'),
  unit('L', 'Y', 'K'),
].map((change, i) => ({ on: `1999-01-0${i + 1}`, change }));

const seen = { accepted: 0, refused: 0, corrected: 0, annulled: 0, restored: 0, stuck: 0 };

/** Records acts in a random order, wrong ones among them, and sets right what was wrong, until nothing goes on. */
function recordInAnyOrder(history: readonly Act[], die: Die): Clerk {
  const clerk = new Clerk(opening);
  const spurious = new RandomActs(die);
  let left = die.shuffled(history.slice(opening.length));
  for (let day = 1; left.length > 0; day++) {
    const before = left.length;
    left = left.filter((act) => !recorded(clerk, act, die, spurious, day));
    if (left.length === before) break;
  }
  seen.stuck += left.length;
  return clerk;
}

function recorded(clerk: Clerk, act: Act, die: Die, spurious: RandomActs, day: number): boolean {
  if (die.chance(15)) recordAndAnnul(clerk, die, spurious, day);
  if (die.chance(15)) return recordWronglyAndCorrect(clerk, act, die);
  const problems = clerk.record(act, die.chance(50));
  return counted(problems, 'accepted');
}

/** An act that never was: recorded, annulled, and sometimes in force again for a while. */
function recordAndAnnul(clerk: Clerk, die: Die, spurious: RandomActs, day: number): void {
  const act = die.chance(40) ? meddling(clerk, die) : anyAct(clerk, die, spurious, day);
  if (!act || clerk.acts.some(({ on }) => on === act.on)) return;
  if (!counted(clerk.record(act), 'accepted')) return;
  expectSameAsNaive(clerk);
  const made = clerk.recorded.at(-1)!;
  const { decisionId, problems } = clerk.annul(made);
  if (!counted(problems, 'annulled') || !die.chance(30)) return;
  if (counted(clerk.restore(made, decisionId), 'restored')) counted(clerk.annul(made).problems, 'annulled');
}

function anyAct(clerk: Clerk, die: Die, spurious: RandomActs, day: number): Act {
  const on = dayOf(10 * die.roll(200) + 1 + (day % 8));
  return { on, change: spurious.propose(NaiveRegister.after(clerk.acts, on)) };
}

/** An act right before a recorded one, about somebody whom that one names. */
function meddling(clerk: Clerk, die: Die): Act | undefined {
  const later = die.pick(clerk.acts.filter(({ on }) => on > '2000'));
  if (!later) return undefined;
  const on = new Date(Date.parse(later.on) - 86_400_000).toISOString().slice(0, 10);
  const named = JSON.stringify(later.change).match(/"[A-Z]\d*"/g) ?? [];
  const organizationId = die.pick(named)?.slice(1, -1) ?? 'A';
  const { kind } = later.change;
  const same = ['rename', 'reclassify', 'recode', 'grant-authority', 'revoke-authority'].includes(kind);
  if (same && die.chance(50)) return { on, change: later.change };
  const parentId = die.pick([...NaiveRegister.after(clerk.acts, on).live.keys()]);
  return { on, change: { kind: 'transfer', organizationId, parentId } };
}

function recordWronglyAndCorrect(clerk: Clerk, act: Act, die: Die): boolean {
  const on = dayOf(10 * die.roll(200) + 9);
  if (clerk.acts.some((other) => other.on === on)) return false;
  if (!counted(clerk.record({ ...act, on }), 'accepted')) return false;
  const made = clerk.recorded.at(-1)!;
  if (counted(clerk.correct(made, act), 'corrected')) return true;
  counted(clerk.annul(made).problems, 'annulled');
  return false;
}

/** Counts an outcome. What is refused says why. */
function counted(problems: readonly Problem[], as: keyof typeof seen): boolean {
  if (problems.length === 0) seen[as]++;
  else seen.refused++;
  for (const { code, laterChanges } of problems) {
    expect(code).toMatch(/^[a-z-]+$/);
    if (code === 'breaks-later-change') expect(laterChanges).not.toHaveLength(0);
  }
  return problems.length === 0;
}

it('comes to the same register whatever the order in which acts are recorded', () => {
  const property = fc.property(fc.nat(), fc.integer({ min: 4, max: 16 }), (random, length) => {
    const die = new Die(random);
    const history = new RandomActs(die).history(opening, length);
    const inOrder = new Clerk(opening);
    for (const act of history.slice(opening.length)) expect([act, inOrder.record(act)]).toEqual([act, []]);
    expectSameAsNaive(inOrder);
    for (let order = 0; order < ORDERS; order++) expectSameAsNaive(recordInAnyOrder(history, die));
  });
  fc.assert(property, { numRuns, ...(seed !== undefined && { seed: Number(seed) }) });
  if (process.env['ORGLEDGER_RANDOM_RUNS'] !== undefined) console.log(seen);
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
}, 3_600_000);
