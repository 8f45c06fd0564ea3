import { describe, expect, it } from '@jest/globals';
import { Rejected } from '../../../../src/commands/problems/problem.js';
import { AppendTooLarge, LedgerUnavailable, StreamUnfit } from '../../../../src/modules/ledger/ledger.js';
import {
  DecisionIdReused,
  DecisionInFlight,
  OutcomeUnknown,
  StaleRevision,
} from '../../../../src/modules/recording/recording-errors.js';
import { streamOf } from '../../../../src/modules/recording/register-stream.js';
import { RegisterWriter } from '../../../../src/modules/recording/register-writer.js';
import { decide } from '../../../../src/commands/decide/decide.js';
import { RegisterState } from '../../../../src/events/register/register-state.js';
import { opening, org, request, type PlainRequest } from '../../../support/given.js';
import { MemoryLedger } from '../../../support/memory-ledger.js';

const options = { now: () => '2020-01-01T00:00:00.000Z', groupLimit: 1000, settleForMs: 300 };

function writer(ledger: MemoryLedger) {
  return new RegisterWriter('sample', ledger, options);
}

function input(decisionId: string, plain: PlainRequest, more = {}) {
  return { register: 'sample', decisionId, request: request(plain), actor: 'test', ...more };
}

const found = (id: string): PlainRequest => ({
  decision: { effectiveOn: '2011-01-01' },
  changes: [org('found', id, 'C', 'G1')],
});

async function opened() {
  const ledger = new MemoryLedger();
  const one = writer(ledger);
  await one.submit(input('opening', opening()));
  return { ledger, one };
}

/** Decides as another process would, and writes it behind our back. */
function writeElsewhere(ledger: MemoryLedger, decisionId: string, plain: PlainRequest): void {
  const state = new RegisterState();
  for (const event of ledger.log) state.apply(event);
  const recordedAt = options.now();
  const context = {
    register: 'sample',
    decisionId,
    recordedAt,
    actor: 'x',
    correlationId: 'x',
    causationId: 'x',
  };
  ledger.push(streamOf('sample'), decide(state, request(plain), context).events);
}

/** Every decision that is in the log, and whether it is whole. */
function decisionsIn(ledger: MemoryLedger): Map<string, number> {
  const found = new Map<string, number>();
  for (const { metadata } of ledger.log)
    found.set(metadata.decisionId, (found.get(metadata.decisionId) ?? 0) + 1);
  return found;
}

describe('RegisterWriter', () => {
  it('answers with revision and the ids made', async () => {
    const { one } = await opened();
    const recorded = await one.submit(input('d1', found('C3')));
    expect(recorded).toMatchObject({
      decisionId: 'd1',
      revision: 11,
      made: [{ change: 1, organizationIds: ['C3'] }],
    });
  });

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

  it('previews a decision on top of what is under way, and records nothing', async () => {
    const { ledger, one } = await opened();
    const [, seen, refused] = await Promise.all([
      one.submit(input('d1', found('C3'))),
      one.preview(input('d2', found('C4'))),
      one.preview(input('d3', found('C3'))),
    ]);
    expect(seen).toMatchObject({
      revision: 11,
      problems: [],
      events: [{ type: 'DecisionIssued' }, { type: 'OrganizationFounded' }],
      counts: [
        { on: '2011-01-01', byKind: { C: 1 } },
        { on: '2020-01-01', byKind: { C: 1 } },
      ],
    });
    expect(refused).toMatchObject({ events: [], problems: [{ code: 'id-reused' }] });
    expect([...decisionsIn(ledger).keys()]).toEqual(['opening', 'd1']);
    await expect(one.submit(input('d2', found('C4')))).resolves.toMatchObject({ revision: 13 });
  });

  it('previews which later changes touch the same organizations', async () => {
    const { one } = await opened();
    const rename = (name: string, effectiveOn: string): PlainRequest => ({
      decision: { effectiveOn },
      changes: [{ kind: 'rename', organizationId: 'C1', name }],
    });
    await one.submit(input('d1', rename('later', '2015-01-01')));
    await one.submit(input('d2', rename('earlier', '2012-01-01')));
    const { laterChanges } = await one.preview(input('d3', rename('between', '2013-01-01')));
    expect(laterChanges).toMatchObject([{ decisionId: 'd1', effectiveOn: '2015-01-01' }]);
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
    ledger.before = () => new LedgerUnavailable('down');
    const both = [input('d1', found('C3')), input('d2', found('C4'))];
    const answers = await Promise.allSettled(both.map((each) => one.submit(each)));
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    ledger.before = () => undefined;
    await expect(Promise.all(both.map((each) => one.submit(each)))).resolves.toHaveLength(2);
  });

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
      if (down) throw new LedgerUnavailable('down');
      yield* ledger.log;
    };
    await expect(one.submit(input('d1', found('C3')))).rejects.toBeInstanceOf(OutcomeUnknown);
    down = false;
    const plain = found('C3');
    await expect(one.submit(input('d2', plain))).rejects.toBeInstanceOf(Rejected);
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
});

describe('RegisterWriter, where the store takes so much at once', () => {
  const setting = 'THE_LIMIT';

  /** Each event counts 100. */
  function limitedTo(ledger: MemoryLedger, bytes: number): void {
    ledger.appendLimit = { bytes, sizeOf: () => 100, setting };
  }

  const tooLarge = (size: number, limit: number) => ({
    problems: [
      {
        code: 'decision-too-large',
        pointer: '/changes',
        severity: 'error',
        params: { size, limit, setting },
      },
    ],
  });

  /** A decision of `1 + changes` events. */
  const bundle = (id: string, changes: number): PlainRequest => ({
    decision: { effectiveOn: '2011-01-01' },
    changes: Array.from({ length: changes }, (_, i) => org('found', `${id}-${i}`, 'C', 'G1')),
  });

  it('parts groups so that each fits, and fills them as far as it can', async () => {
    const { ledger, one } = await opened();
    limitedTo(ledger, 1000);
    ledger.latencyMs = 20;
    const ids = Array.from({ length: 13 }, (_, i) => `C-${i}`);
    await Promise.all(ids.map((id) => one.submit(input(id, found(id)))));
    expect(ledger.appends.slice(1)).toEqual([2, 10, 10, 4]);
  });

  it('takes a decision that just fits, alone', async () => {
    const { ledger, one } = await opened();
    limitedTo(ledger, 1000);
    ledger.latencyMs = 20;
    await Promise.all([
      one.submit(input('d1', found('C3'))),
      one.submit(input('d2', found('C4'))),
      one.submit(input('d3', bundle('B', 9))),
      one.submit(input('d4', found('C5'))),
    ]);
    expect(ledger.appends.slice(1)).toEqual([2, 2, 10, 2]);
  });

  it('sends nothing of a decision that does not, says its size, and decides the others without it', async () => {
    const { ledger, one } = await opened();
    limitedTo(ledger, 1000);
    const [large, other, same] = await Promise.allSettled([
      one.submit(input('d1', bundle('B', 10))),
      one.submit(input('d2', found('B-1'))),
      one.submit(input('d3', found('C4'))),
    ]);
    expect(large).toMatchObject({ status: 'rejected', reason: tooLarge(1100, 1000) });
    expect((large as PromiseRejectedResult).reason).toBeInstanceOf(Rejected);
    expect([other.status, same.status]).toEqual(['fulfilled', 'fulfilled']);
    expect([...decisionsIn(ledger).keys()]).toEqual(['opening', 'd2', 'd3']);
  });

  it('foresees it', async () => {
    const { ledger, one } = await opened();
    limitedTo(ledger, 1000);
    expect(await one.preview(input('d1', bundle('B', 10)))).toMatchObject({
      events: [],
      ...tooLarge(1100, 1000),
    });
    expect((await one.preview(input('d1', bundle('B', 9)))).events).toHaveLength(10);
  });

  it("tells the store's own limit when that is lower than was said", async () => {
    const { ledger, one } = await opened();
    limitedTo(ledger, 1000);
    const { append } = MemoryLedger.prototype;
    ledger.append = (stream, expected, events) =>
      events.length > 4
        ? Promise.reject(new AppendTooLarge(450))
        : append.call(ledger, stream, expected, events);
    const answers = await Promise.allSettled([
      one.submit(input('d1', found('C3'))),
      one.submit(input('d2', bundle('B', 4))),
      one.submit(input('d3', found('C4'))),
    ]);
    expect(answers).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: tooLarge(500, 450) },
      { status: 'fulfilled' },
    ]);
    expect([...decisionsIn(ledger).keys()]).toEqual(['opening', 'd1', 'd3']);
  });
});

it('tells each decision its own place in the log where the store does', async () => {
  const { ledger, one } = await opened();
  const inputs = ['d1', 'd2', 'd3', 'd4'].map((id) => input(id, found(`C-${id}`)));
  const answers = await Promise.all(inputs.map((each) => one.submit(each)));
  expect(ledger.appends).toEqual([10, 2, 6]);
  for (const { decisionId, position, revision } of answers) {
    const last = ledger.log.findLast(({ metadata }) => metadata.decisionId === decisionId)!;
    expect([position, revision]).toEqual([last.position, last.revision]);
  }
});

describe('RegisterWriter, where the store tells the last position only', () => {
  it('tells each decision of a group a place by which it is recorded, and its own when it comes again', async () => {
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
      throw new LedgerUnavailable('gone');
    };
    const inputs = ['d1', 'd2', 'd3'].map((id) => input(id, found(`C-${id}`)));
    await expect(Promise.all(inputs.map((each) => one.submit(each)))).resolves.toHaveLength(3);
    expect(one.idle).toBe(true);
  });
});

it('tells everybody who waits that the stream is unfit, and decides again when it no longer is', async () => {
  const { ledger, one } = await opened();
  let asked = 0;
  ledger.before = () => {
    asked++;
    return new StreamUnfit('register-sample', 'was deleted');
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
