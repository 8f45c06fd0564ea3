import { expect, it } from '@jest/globals';
import { stretches, type Phase } from '../../../../src/commands/verify/phases.js';
import type { OrganizationState } from '../../../../src/events/register/history.js';

const phase = (from: string, to: string | null, code: string | null): Phase => ({
  from,
  to,
  state: { codes: code === null ? {} : { directory: code } } as unknown as OrganizationState,
});

const held = (...phases: Phase[]) =>
  stretches(phases, ({ codes }) => Object.values(codes).map((key) => ({ key, params: {} }))).map(
    ({ mark, from, to }) => [mark.key, from, to],
  );

it('joins what an organization has without a break', () => {
  expect(held(phase('2000', '2001', '7'), phase('2001', null, '7'))).toEqual([['7', '2000', null]]);
});

it.each([
  ['it has ended and come back', [phase('2000', '2001', '7'), phase('2003', null, '7')]],
  [
    'it has something else',
    [phase('2000', '2001', '7'), phase('2001', '2003', null), phase('2003', null, '7')],
  ],
])('begins anew what an organization has again after %s', (_, phases) => {
  expect(held(...phases)).toEqual([
    ['7', '2000', '2001'],
    ['7', '2003', null],
  ]);
});
