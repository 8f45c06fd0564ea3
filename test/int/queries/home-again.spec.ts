import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decide } from '../../../src/commands/decide/decide.js';
import { RegisterState } from '../../../src/events/register/register-state.js';
import { context, on, opening, request } from '../../support/given.js';
import { QueriesUnderTest } from './support.js';

const register = 'sample';
let queries: QueriesUnderTest;

beforeAll(async () => {
  queries = await QueriesUnderTest.start();
  const state = new RegisterState();
  const decisions = [
    opening('allow'),
    on('2012-01-01', { kind: 'merge', form: 'absorption', organizationIds: ['C2'], survivorId: 'C1' }),
    on('2014-01-01', { kind: 'reinstate', organizationId: 'C2', predecessorIds: ['C1'] }),
    on('2016-01-01', { kind: 'dissolve', organizationId: 'C2', sharedTo: ['G2'] }),
  ];
  for (const [i, plain] of decisions.entries()) {
    const { events } = decide(state, request(plain), { ...context(`d-${i}`), register });
    for (const event of events) state.apply(event);
    queries.push(register, events);
  }
  await queries.caughtUp(register);
}, 60_000);
afterAll(() => queries.close());

async function pairs(from: string, to: string): Promise<string[]> {
  const { items } = await queries.get<{ items: { from?: { id: string }; to?: { id: string } }[] }>(
    `/registers/${register}/correspondences`,
    { from, to },
  );
  return items
    .map((item) => `${item.from?.id ?? ''}→${item.to?.id ?? ''}`)
    .filter((pair) => /C\d/.test(pair));
}

async function successorsOn(validAt: string): Promise<string[]> {
  const path = `/registers/${register}/organizations/C2`;
  const { successors } = await queries.get<{ successors: { id: string }[] }>(path, { validAt });
  return successors.map(({ id }) => id);
}

test.each([
  ['over the whole way out and home again', '2011-01-01', '2015-01-01', ['C1→C1', 'C2→C2']],
  ['while it is away', '2011-01-01', '2013-01-01', ['C1→C1', 'C2→C1']],
  ['out of the other, when it was away before', '2013-01-01', '2015-01-01', ['C1→C1', 'C1→C2']],
  ['and when it ends for good', '2011-01-01', '2017-01-01', ['C1→C1', 'C2→G2']],
])('correspondences %s', async (_, from, to, expected) => {
  expect(await pairs(from, to)).toEqual(expected);
});

test.each([
  ['2011-01-01', ['C1']],
  ['2013-01-01', ['C1']],
  ['2015-01-01', ['G2']],
  ['2017-01-01', ['G2']],
  ['2009-01-01', ['C1']],
])('successors are those of the life that is asked about: on %s', async (validAt, expected) => {
  expect(await successorsOn(validAt)).toEqual(expected);
});
