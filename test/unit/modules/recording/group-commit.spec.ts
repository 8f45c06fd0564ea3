import { expect, it } from '@jest/globals';
import { Rejected } from '../../../../src/commands/problems/problem.js';
import { NoCache } from '../../../../src/modules/ledger/cache/event-cache.js';
import { message } from '../../../../src/events/messages/message.js';
import { StreamUnfit } from '../../../../src/modules/ledger/ledger.js';
import { RegisterWriter } from '../../../../src/modules/recording/register-writer.js';
import { opening } from '../../../support/given.js';
import { MemoryLedger } from '../../../support/memory-ledger.js';
import { decisionsIn, found, input, opened, options, writeElsewhere, unreachable } from './support.js';

it('commits what arrives during an append together, in the next one', async () => {
  const { ledger, one } = await opened();
  ledger.latencyMs = 20;
  const ids = Array.from({ length: 64 }, (_, i) => `C-${i}`);
  await Promise.all(ids.map((id) => one.submit(input(id, found(id)))));
  expect(ledger.appends.slice(1)).toEqual([2, 126]);
});

it('decides on top of what is still under way', async () => {
  const { one } = await opened();
  const answers = await Promise.allSettled([
    one.submit(input('d1', found('C3'))),
    one.submit(
      input('d2', {
        decision: { effectiveOn: '2012-01-01' },
        changes: [{ kind: 'dissolve', organizationId: 'C3' }],
      }),
    ),
    one.submit(
      input('d3', {
        decision: { effectiveOn: '2013-01-01' },
        changes: [{ kind: 'dissolve', organizationId: 'C3' }],
      }),
    ),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect((answers[2] as PromiseRejectedResult).reason).toBeInstanceOf(Rejected);
});

it('decides again what was decided on top of an append that somebody else forestalled', async () => {
  const { ledger, one } = await opened();
  ledger.before = () => {
    ledger.before = () => undefined;
    writeElsewhere(ledger, 'other', found('C3'));
    return undefined;
  };
  const answers = await Promise.allSettled([
    one.submit(input('d1', found('C3'))),
    one.submit(input('d2', found('C4'))),
    one.submit(
      input('d3', {
        decision: { effectiveOn: '2012-01-01' },
        changes: [{ kind: 'dissolve', organizationId: 'C3' }],
      }),
    ),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect([...decisionsIn(ledger).keys()]).toEqual(['opening', 'other', 'd2', 'd3']);
});

it('judges nothing while it takes in what others wrote', async () => {
  const { ledger, one } = await opened();
  const read = ledger.read.bind(ledger);
  let late: Promise<unknown> | undefined;
  ledger.read = async function* (stream, from) {
    for await (const event of read(stream, from)) {
      yield event;
      late ??= one.submit(input('late', found('C9')));
    }
  };
  ledger.before = () => {
    ledger.before = () => undefined;
    for (const id of ['C5', 'C6', 'C7']) writeElsewhere(ledger, `other-${id}`, found(id));
    return undefined;
  };
  await one.submit(input('d1', found('C3')));
  await expect(late).resolves.toMatchObject({ made: [{ organizationIds: ['C9'] }] });
  expect([...decisionsIn(ledger).keys()].slice(1)).toEqual([
    'other-C5',
    'other-C6',
    'other-C7',
    'd1',
    'late',
  ]);
  expect(ledger.appends).toEqual([10, 4]);
});

it('gives no refusal that rests on something that is then not recorded', async () => {
  const { ledger, one } = await opened();
  ledger.before = () => {
    ledger.before = () => undefined;
    return new Error('too large');
  };
  const answers = await Promise.allSettled([
    one.submit(input('d1', found('C3'))),
    one.submit(input('d2', found('C3'))),
  ]);
  expect(answers).toMatchObject([
    { status: 'rejected', reason: { message: 'too large' } },
    { status: 'fulfilled', value: { decisionId: 'd2' } },
  ]);
});

it('lets one decision that the store refuses take no other with it', async () => {
  const { ledger, one } = await opened();
  ledger.latencyMs = 5;
  const append = ledger.append.bind(ledger);
  ledger.append = (stream, expected, events) =>
    events.some(({ metadata }) => metadata.decisionId === 'd3')
      ? Promise.reject(new Error('too large'))
      : append(stream, expected, events);
  const ids = ['d1', 'd2', 'd3', 'd4', 'd5'];
  const answers = await Promise.allSettled(ids.map((id) => one.submit(input(id, found(`C-${id}`)))));
  expect(answers.map(({ status }) => status === 'fulfilled')).toEqual([true, true, false, true, true]);
  expect([...decisionsIn(ledger).keys()]).toEqual(['opening', 'd1', 'd2', 'd4', 'd5']);
});

it('keeps nothing when the store cannot be reached, and goes on when it can', async () => {
  const { ledger, one } = await opened();
  ledger.before = () => unreachable();
  const both = [input('d1', found('C3')), input('d2', found('C4'))];
  const answers = await Promise.allSettled(both.map((each) => one.submit(each)));
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  ledger.before = () => undefined;
  await expect(Promise.all(both.map((each) => one.submit(each)))).resolves.toHaveLength(2);
});

it('reports to everybody who waits that the stream is unfit, and decides again when it no longer is', async () => {
  const { ledger, one } = await opened();
  let asked = 0;
  ledger.before = () => {
    asked++;
    return new StreamUnfit('register-sample', message('store.deleted-for-good'));
  };
  const inputs = ['d1', 'd2', 'd3'].map((id) => input(id, found(`C-${id}`)));
  const answers = await Promise.allSettled(inputs.map((each) => one.submit(each)));
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 'rejected', reason: { name: 'StreamUnfit' } });
  }
  expect(asked).toBe(1);
  ledger.before = () => undefined;
  await Promise.all(inputs.map((each) => one.submit(each)));
  expect([...decisionsIn(ledger).keys()]).toEqual(['opening', 'd1', 'd2', 'd3']);
});

it('judges nothing before what came earlier, when it arrives just as all that waits was taken back', async () => {
  let late: Promise<unknown> | undefined;
  /** Submits one more decision in the moment between what is taken back for it and what is judged again. */
  class Cache extends NoCache {
    override settle(): Promise<number> {
      const written = new Promise<number>((resolve) => setTimeout(() => resolve(-1), 5));
      const submit = () => void (late ??= one.submit(input('late', found('C9'))));
      if (ledger.log.length > 0) void written.then(() => queueMicrotask(submit));
      return written;
    }
  }
  const ledger = new MemoryLedger();
  const holdLittle = { ...options, hold: { contents: 1e9, effects: 1 } };
  const one: RegisterWriter = new RegisterWriter('sample', ledger, holdLittle, new Cache());
  await one.submit(input('opening', opening()));
  let attempts = 0;
  ledger.before = () => (++attempts > 9 ? unreachable() : undefined);
  await one.submit(input('d1', found('C3')));
  await expect(late).resolves.toMatchObject({ made: [{ organizationIds: ['C9'] }] });
  expect([...decisionsIn(ledger)]).toEqual([
    ['opening', 10],
    ['d1', 2],
    ['late', 2],
  ]);
});
