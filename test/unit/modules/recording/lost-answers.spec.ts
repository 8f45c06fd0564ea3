import { expect, it } from '@jest/globals';
import { Rejected } from '../../../../src/commands/problems/problem.js';
import { OutcomeUnknown } from '../../../../src/modules/recording/recording-errors.js';
import { decisionsIn, found, input, opened, unreachable } from './support.js';

it.each([
  ['stored', true],
  ['not stored', false],
])('settles a lost answer when the events were %s', async (_, stored) => {
  const { ledger, one } = await opened();
  const lose = () => {
    ledger.before = ledger.after = () => undefined;
    return { outcome: 'unknown', cause: new Error('connection lost') } as const;
  };
  if (stored) ledger.after = lose;
  else ledger.before = lose;
  const [a, b] = await Promise.all([
    one.submit(input('d1', found('C3'))),
    one.submit(input('d2', found('C4'))),
  ]);
  expect([a.revision, b.revision]).toEqual([11, 13]);
  expect([...decisionsIn(ledger)]).toEqual([
    ['opening', 10],
    ['d1', 2],
    ['d2', 2],
  ]);
});

it('says so when the outcome stays unknown, and goes on from what the store has', async () => {
  const { ledger, one } = await opened();
  let down = true;
  ledger.after = () => (down ? { outcome: 'unknown', cause: new Error('connection lost') } : undefined);
  ledger.read = async function* () {
    if (down) throw unreachable();
    yield* ledger.log;
  };
  await expect(one.submit(input('d1', found('C3')))).rejects.toBeInstanceOf(OutcomeUnknown);
  down = false;
  const plain = found('C3');
  await expect(one.submit(input('d2', plain))).rejects.toBeInstanceOf(Rejected);
});
