import { expect, it } from '@jest/globals';
import { organizationsFor } from '../../../../bench/register/write.js';
import { decisions, type Line } from '../../../../bench/register/decisions.js';
import { changeKindNames } from '../../../../src/commands/kinds/change-catalogue.js';
import { decide } from '../../../../src/commands/decide/decide.js';
import { Rejected } from '../../../../src/commands/problems/problem.js';
import { RegisterState } from '../../../../src/events/register/register-state.js';
import { parseLine } from '../../../../src/modules/shell/import/decision-line.js';

function generated(changes: number, seed: number, single = false): Line[] {
  return [
    ...decisions({ register: 'made-up', seed, changes, organizations: organizationsFor(changes), single }),
  ];
}

/** What the product makes of lines, read as an import reads them: its refusals. */
function refusals(lines: readonly Line[]): string[] {
  const state = new RegisterState();
  return lines.flatMap((line) => {
    const { request, recordedAt, ...input } = parseLine(JSON.stringify(line));
    const context = { ...input, recordedAt: recordedAt!, correlationId: 'c', causationId: 'c' };
    try {
      for (const event of decide(state, request, context).events) state.apply(event);
      return [];
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      return error.problems.map(({ pointer, code }) => `${input.decisionId} ${pointer} ${code}`);
    }
  });
}

function kindsOf(lines: readonly Line[]): Map<string, number> {
  const kinds = new Map<string, number>();
  for (const { kind } of lines.flatMap(({ changes }) => changes)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return kinds;
}

it.each([
  [2000, 1],
  [2000, 2],
  [700, 3],
  [300, 4],
])('makes %i changes that the product accepts, of every kind (seed %i)', (changes, seed) => {
  const lines = generated(changes, seed);
  const kinds = kindsOf(lines);
  expect([...kinds.keys()].sort()).toEqual([...changeKindNames].sort());
  expect([...kinds.values()].reduce((sum, number) => sum + number)).toBe(changes);
  expect(refusals(lines)).toEqual([]);
});

it('makes decisions of one change that the product accepts', () => {
  const lines = generated(1200, 5, true);
  expect(refusals(lines)).toEqual([]);
  const opening = lines.filter(({ changes }) => changes.some(({ kind }) => kind === 'register'));
  expect(lines.slice(opening.length).every(({ changes }) => changes.length === 1)).toBe(true);
});

it('runs over 30 years, in order, with a tenth recorded late and some corrected and annulled', () => {
  const lines = generated(20_000, 6);
  const moments = lines.map(({ recordedAt }) => recordedAt!);
  expect([...moments].sort()).toEqual(moments);
  expect([moments[0]!.slice(0, 4), moments.at(-1)!.slice(0, 4)]).toEqual(['1995', '2024']);
  const late = lines.filter(
    ({ decision, recordedAt }) =>
      Date.parse(recordedAt!) - Date.parse(String(decision['effectiveOn'])) > 31 * 86_400_000,
  );
  expect(late.length / lines.length).toBeGreaterThan(0.08);
  expect(late.length / lines.length).toBeLessThan(0.12);
  const kinds = kindsOf(lines);
  expect(kinds.get('correct')! / 20_000).toBeGreaterThan(0.003);
  expect(kinds.get('annul')! / 20_000).toBeGreaterThan(0.001);
  expect(Math.max(...lines.slice(20).map(({ changes }) => changes.length))).toBeGreaterThan(100);
});

it('makes the same of the same seed, and another register of another', () => {
  const text = (seed: number) => JSON.stringify(generated(500, seed));
  expect(text(7)).toBe(text(7));
  expect(text(7)).not.toBe(text(8));
});
