import { describe, expect, it } from '@jest/globals';
import {
  judge,
  judgePreview,
  type RecordDecisionInput,
  type SizeLimit,
} from '../../../../src/commands/decide/judge.js';
import { requestFingerprint } from '../../../../src/commands/decide/read-request.js';
import { given, on, opening, org, request, type PlainRequest } from '../../../support/given.js';

const now = '2020-06-01T00:00:00.000Z';
const terms = { now, limit: undefined };
const { state } = given(opening());

function input(decisionId: string, plain: PlainRequest, more: Partial<RecordDecisionInput> = {}) {
  return { register: 'sample', decisionId, request: request(plain), actor: 'test', ...more };
}

const found = (id = 'C3') => on('2011-01-01', org('found', id, 'C', 'G1'));
const unknown = on('2011-01-01', { kind: 'dissolve', organizationId: 'C9' });

describe('a decision to record', () => {
  it('is recordable behind the state it is judged against, which stays as it was', () => {
    const judgement = judge(state, input('d', found()), terms);
    expect(judgement).toMatchObject({
      kind: 'recordable',
      revision: 9,
      size: 0,
      events: [
        { type: 'DecisionIssued', metadata: { recordedAt: now, correlationId: 'd', causationId: 'd' } },
        { type: 'OrganizationFounded' },
      ],
    });
    expect(state.revision).toBe(9);
    expect(state.timeline.has('C3')).toBe(false);
  });

  it('takes the moment, the correlation and the fingerprint it has from elsewhere', () => {
    const recordedAt = '2020-03-01T00:00:00.000Z';
    const elsewhere = { recordedAt, correlationId: 'c', fingerprint: 'f' };
    expect(judge(state, input('d', found(), elsewhere), terms)).toMatchObject({
      events: [{ data: { fingerprint: 'f' }, metadata: { recordedAt, correlationId: 'c' } }, {}],
    });
  });

  it('is rejected with every problem the rules have with it', () => {
    expect(judge(state, input('d', unknown), terms)).toMatchObject({
      kind: 'rejected',
      problems: [{ code: 'unknown-organization' }],
    });
  });

  it.each([
    ['before the one before it', '2019-12-31T23:59:59.999Z', 'recorded-before-predecessor'],
    ['with it', '2020-01-01T00:00:00.000Z', undefined],
    ['now', now, undefined],
    ['in the future', '2020-06-01T00:00:00.001Z', 'recorded-in-future'],
  ])('may have been recorded elsewhere in order only: %s', (_, recordedAt, code) => {
    expect(judge(state, input('d', found(), { recordedAt }), terms)).toMatchObject(
      code ? { kind: 'rejected', problems: [{ code, pointer: '/recordedAt' }] } : { kind: 'recordable' },
    );
  });

  it('is stale when the register has moved on, whatever the rules say', () => {
    expect(judge(state, input('d', unknown, { expectedRevision: 8 }), terms)).toEqual({
      kind: 'stale',
      expected: 8,
      actual: 9,
    });
    expect(judge(state, input('d', found(), { expectedRevision: 9 }), terms).kind).toBe('recordable');
  });

  it('throws what is no refusal', () => {
    const broken = { ...terms, limit: { ...limitOf(1), sizeOf: () => fail() } };
    expect(() => judge(state, input('d', found()), broken)).toThrow('defect');
  });
});

describe('a decision whose key is recorded', () => {
  const first = input('d', found());
  const { state: later } = given(opening());
  const recorded = judge(later, first, terms);
  if (recorded.kind === 'recordable') for (const event of recorded.events) later.load(event);

  it('is repeated when it says the same, also from an older revision', () => {
    const repeated = { kind: 'repeated', revision: 10 };
    expect(judge(later, first, terms)).toEqual(repeated);
    expect(judge(later, { ...first, expectedRevision: 9 }, terms)).toEqual(repeated);
  });

  it('is repeated when it has the fingerprint of what was first sent', () => {
    const fingerprint = requestFingerprint(first.request);
    const respelt = input('d', found('C4'), { fingerprint });
    expect(judge(later, respelt, terms)).toEqual({ kind: 'repeated', revision: 10 });
  });

  it('is refused when it says something else', () => {
    expect(judge(later, input('d', found('C4')), terms)).toEqual({ kind: 'id-reused' });
  });

  it('is previewed as any other', () => {
    expect(judgePreview(later, input('d', found('C4')), terms)).toMatchObject({
      kind: 'previewed',
      preview: { revision: 11, problems: [], events: [{}, { type: 'OrganizationFounded' }] },
    });
  });
});

describe('where the store takes so much at once', () => {
  const problem = {
    code: 'decision-too-large',
    pointer: '/changes',
    params: { size: 200, limit: 199, setting: 'THE_LIMIT' },
  };

  it('a decision that just fits is recordable, with its size', () => {
    const judgement = judge(state, input('d', found()), { now, limit: limitOf(200) });
    expect(judgement).toMatchObject({ kind: 'recordable', size: 200 });
  });

  it('a larger one is rejected, and its preview has nothing but the problem', () => {
    const small = { now, limit: limitOf(199) };
    expect(judge(state, input('d', found()), small)).toMatchObject({ kind: 'rejected', problems: [problem] });
    expect(judgePreview(state, input('d', found()), small)).toMatchObject({
      kind: 'previewed',
      preview: { revision: 9, events: [], problems: [problem], counts: [], laterChanges: [] },
    });
  });
});

describe('a preview', () => {
  it('has what the rules say against the request as a part of it', () => {
    expect(judgePreview(state, input('d', unknown), terms)).toMatchObject({
      kind: 'previewed',
      preview: { events: [], problems: [{ code: 'unknown-organization' }] },
    });
  });

  it('counts up to today', () => {
    expect(judgePreview(state, input('d', found()), terms)).toMatchObject({
      preview: { counts: [{ on: '2011-01-01' }, { on: '2020-06-01' }] },
    });
  });

  it('is refused from a stale revision, and for a moment out of order', () => {
    expect(judgePreview(state, input('d', found(), { expectedRevision: 8 }), terms).kind).toBe('stale');
    const early = { recordedAt: '2019-01-01T00:00:00.000Z' };
    expect(judgePreview(state, input('d', found(), early), terms)).toMatchObject({
      kind: 'rejected',
      problems: [{ code: 'recorded-before-predecessor' }],
    });
  });
});

/** Each event counts 100. */
function limitOf(bytes: number): SizeLimit {
  return { bytes, sizeOf: () => 100, setting: 'THE_LIMIT' };
}

function fail(): never {
  throw new Error('a defect');
}
