import { describe, expect, it } from '@jest/globals';
import {
  DecisionIdReused,
  DecisionInFlight,
  OutcomeUnknown,
  StaleRevision,
} from '../../../../src/modules/recording/recording-errors.js';
import { RegisterWriter } from '../../../../src/modules/recording/register-writer.js';
import { decisionsIn, found, input, opened, options, writer, unreachable } from './support.js';

it('answers with revision and the ids made', async () => {
  const { one } = await opened();
  const recorded = await one.submit(input('d1', found('C3')));
  expect(recorded).toMatchObject({
    decisionId: 'd1',
    revision: 11,
    made: [{ change: 1, organizationIds: ['C3'] }],
  });
});

it('answers a repeated decision as the first time, also after a restart', async () => {
  const { ledger, one } = await opened();
  const same = input('d1', found('C3'));
  const first = await one.submit(same);
  await one.submit(input('d2', found('C4')));
  expect(await one.submit(same)).toEqual(first);
  expect(await writer(ledger).submit(same)).toEqual(first);
  expect(decisionsIn(ledger).get('d1')).toBe(2);
});

it('answers alike when the decision went out in a group', async () => {
  const { ledger, one } = await opened();
  const inputs = ['d1', 'd2', 'd3', 'd4'].map((id) => input(id, found(`C-${id}`)));
  const first = await Promise.all(inputs.map((each) => one.submit(each)));
  expect(ledger.appends).toEqual([10, 2, 6]);
  expect(await Promise.all(inputs.map((each) => writer(ledger).submit(each)))).toEqual(first);
});

it('gives no half of a first answer while the store shows only a part of the decision', async () => {
  const { ledger, one } = await opened();
  const decision = input('d1', found('C3'));
  const first = await one.submit(decision);
  const hidden = ledger.log.pop()!;
  await expect(one.submit(decision)).rejects.toBeInstanceOf(OutcomeUnknown);
  ledger.log.push(hidden);
  expect(await one.submit(decision)).toEqual(first);
});

it('refuses a key that comes again with other content, or while it is under way', async () => {
  const { one } = await opened();
  const same = input('d1', found('C3'));
  const first = one.submit(same);
  await expect(one.submit(same)).rejects.toBeInstanceOf(DecisionInFlight);
  await first;
  await expect(one.submit(input('d1', found('C4')))).rejects.toBeInstanceOf(DecisionIdReused);
});

it('refuses a stale revision and says what came between', async () => {
  const { one } = await opened();
  const { revision } = await one.submit(input('d1', found('C3')));
  await expect(
    one.submit(input('d2', found('C4'), { expectedRevision: revision - 2 })),
  ).rejects.toMatchObject({
    name: 'StaleRevision',
    actual: revision,
    between: [{ type: 'DecisionIssued' }, { type: 'OrganizationFounded', decisionId: 'd1' }],
  });
  expect(StaleRevision.name).toBe('StaleRevision');
  await expect(one.submit(input('d2', found('C4'), { expectedRevision: revision }))).resolves.toBeDefined();
});

it('keeps recorded times from going back', async () => {
  const { ledger, one } = await opened();
  const earlier = input('d1', found('C3'), { recordedAt: '2019-12-31T23:59:59.999Z' });
  await expect(one.submit(earlier)).rejects.toMatchObject({
    problems: [{ code: 'recorded-before-predecessor' }],
  });
  const later = input('d1', found('C3'), { recordedAt: '2020-01-01T00:00:00.001Z' });
  await expect(one.submit(later)).rejects.toMatchObject({ problems: [{ code: 'recorded-in-future' }] });
  const lagging = new RegisterWriter('sample', ledger, {
    ...options,
    now: () => '2019-01-01T00:00:00.000Z',
  });
  await expect(lagging.submit(input('d1', found('C3')))).resolves.toMatchObject({
    recordedAt: options.now(),
  });
});

it('reports to each decision its own place in the log where the store does', async () => {
  const { ledger, one } = await opened();
  const inputs = ['d1', 'd2', 'd3', 'd4'].map((id) => input(id, found(`C-${id}`)));
  const answers = await Promise.all(inputs.map((each) => one.submit(each)));
  expect(ledger.appends).toEqual([10, 2, 6]);
  for (const { decisionId, position, revision } of answers) {
    const last = ledger.log.findLast(({ metadata }) => metadata.decisionId === decisionId)!;
    expect([position, revision]).toEqual([last.position, last.revision]);
  }
});

describe('RegisterWriter, where the store reports the last position only', () => {
  it('reports to each decision of a group a place by which it is recorded, and its own when it comes again', async () => {
    const { ledger, one } = await opened();
    ledger.tellsLastOnly = true;
    const inputs = ['d1', 'd2', 'd3', 'd4'].map((id) => input(id, found(`C-${id}`)));
    const answers = await Promise.all(inputs.map((each) => one.submit(each)));
    expect(ledger.appends).toEqual([10, 2, 6]);
    expect(answers.map(({ revision, position }) => [revision, position])).toEqual([
      [11, '12'],
      [13, '18'],
      [15, '18'],
      [17, '18'],
    ]);
    const again = await Promise.all(inputs.map((each) => one.submit(each)));
    expect(again).toEqual(answers.map((first) => ({ ...first, position: String(first.revision + 1) })));
  });

  it('answers without asking it for anything more', async () => {
    const { ledger, one } = await opened();
    ledger.tellsLastOnly = true;
    ledger.read = () => {
      throw unreachable();
    };
    const inputs = ['d1', 'd2', 'd3'].map((id) => input(id, found(`C-${id}`)));
    await expect(Promise.all(inputs.map((each) => one.submit(each)))).resolves.toHaveLength(3);
    expect(one.idle).toBe(true);
  });
});
