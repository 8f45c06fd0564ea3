import { describe, expect, it } from '@jest/globals';
import { decide, type DecisionContext } from '../../../../src/commands/decide/decide.js';
import { changeCatalogue } from '../../../../src/commands/kinds/change-catalogue.js';
import { requestOf } from '../../../../src/commands/decide/request-of.js';
import type { NewEvent } from '../../../../src/events/definition/envelope.js';
import { RegisterState } from '../../../../src/events/register/register-state.js';
import { opening, org, request, type PlainRequest } from '../../../support/given.js';

const on = (effectiveOn: string) => ({ effectiveOn });
const counterpart = { issuer: 'Bên nhận', type: 'QĐ', number: '1', issuedOn: '2011-01-01' };

/** One decision after the other, with every kind of change at least once. */
const history: PlainRequest[] = [
  opening(),
  {
    decision: on('2011-01-01'),
    changes: [
      org('found', 'G3', 'G', 'U1', {
        facts: [{ measure: 'members', value: 40 }],
        codes: { directory: '1' },
      }),
      {
        kind: 'receive',
        organization: { organizationId: 'G4', name: 'G4', organizationKind: 'G', parentId: 'U2' },
        subtree: [{ name: 'C4', organizationKind: 'C', parentId: 'G4' }],
        from: 'Bên ngoài',
        handoverOn: '2011-02-01',
        counterpart,
      },
      { kind: 'found', organization: { name: 'Không mã', organizationKind: 'C', parentId: 'G4' }, note: 'n' },
      { kind: 'recode', organizationId: 'G2', scheme: 'directory', value: '2', effectiveSequence: 3 },
      {
        kind: 'rename',
        organizationId: 'G2',
        name: 'G2 mới',
        effectiveOn: '2011-03-01',
        effectivePrecision: 'month',
      },
      {
        kind: 'rename',
        organizationId: 'C2',
        name: 'C2 mới',
        effectiveOn: '2011-01-01',
        dateStated: { kind: 'before', on: '2012-01-01', precision: 'year' },
      },
      { kind: 'transfer', organizationId: 'G2', parentId: 'U2', counterpart },
      { kind: 'grant-authority', organizationId: 'G1', authority: 'upper-level', printedAs: 'giao quyền' },
    ],
  },
  {
    decision: on('2012-01-01'),
    changes: [
      { kind: 'revoke-authority', organizationId: 'G1', authority: 'upper-level' },
      {
        kind: 'merge',
        form: 'absorption',
        organizationIds: ['G3'],
        survivorId: 'G1',
        outside: [{ name: 'x' }],
      },
      { kind: 'hand-over', organizationId: 'G4', to: 'Bên ngoài' },
      {
        kind: 'split',
        form: 'separation',
        organizationId: 'G1',
        into: [{ name: 'G5', organizationKind: 'G', parentId: 'U1', organizationId: 'G5' }],
        children: [{ organizationId: 'C1', parentId: 'G5' }],
      },
      { kind: 'transfer-function', function: 'f', leadId: 'U1', coOperatorIds: ['U2'] },
      {
        kind: 'record-fact',
        organizationId: 'U1',
        measure: 'admissions',
        value: 7,
        period: { from: '2011-01-01', to: '2011-12-31' },
      },
      {
        kind: 'publish-figure',
        figure: 'f',
        label: { vi: 'f', en: 'f' },
        value: 1,
        document: { title: 't', publishedOn: '2012-01-01' },
        quotation: 'q',
      },
      {
        kind: 'define-report',
        definition: changeCatalogue.find(({ kind }) => kind === 'define-report')!.example['definition'],
      },
    ],
  },
  {
    decision: on('2013-01-01'),
    changes: [
      {
        kind: 'reorganize',
        organizationIds: ['G1', 'G5'],
        into: ['G6', 'G7'].map((id) => ({
          organizationId: id,
          name: id,
          organizationKind: 'G',
          parentId: 'U1',
        })),
        children: ['C1', 'C2'].map((organizationId) => ({ organizationId, parentId: 'G6' })),
      },
      { kind: 'dissolve', organizationId: 'C2', form: 'ceased', sharedTo: ['C1'], effectiveSequence: 1 },
      { kind: 'reclassify', organizationId: 'G2', organizationKind: 'U', parentId: 'R', name: 'U mới' },
    ],
  },
  {
    decision: on('2014-01-01'),
    changes: [
      { kind: 'reinstate', organizationId: 'C2', parentId: 'G6', predecessorIds: ['G6'] },
      {
        kind: 'replace',
        organizationId: 'G7',
        into: { name: 'G8', organizationKind: 'G', parentId: 'U1' },
      },
    ],
  },
  {
    decision: on('2015-01-01'),
    changes: [
      {
        kind: 'correct',
        target: { decisionId: 'd1', change: 5 },
        by: 'register',
        reason: 'ghi nhầm ngày',
        note: 'n',
        patch: { effectiveOn: '2011-03-17', effectivePrecision: 'day' },
      },
      // The organization's id was made: the correction must keep it.
      {
        kind: 'correct',
        target: { decisionId: 'd1', change: 3 },
        by: 'issuer',
        reason: 'đính chính tên',
        replacement: { organization: { name: 'Chưa mã', organizationKind: 'C', parentId: 'G4' } },
      },
    ],
  },
  {
    decision: {
      ...on('2015-06-01'),
      amends: [{ decisionId: 'd1', change: 1 }],
      repeals: [{ decisionId: 'd2' }],
    },
    changes: [
      {
        kind: 'issue-report',
        ...changeCatalogue.find(({ kind }) => kind === 'issue-report')!.example,
        knownAt: 9,
      },
    ],
  },
  {
    decision: on('2016-01-01'),
    changes: [
      { kind: 'annul', target: { decisionId: 'd4' }, reason: 'trái thẩm quyền', printedAs: 'hủy bỏ' },
      { kind: 'annul', target: { decisionId: 'd5', change: 1 }, reason: 'đính chính nhầm' },
    ],
  },
];

function context(decisionId: string): DecisionContext {
  const recordedAt = '2020-01-01T00:00:00.000Z';
  return { register: 'sample', decisionId, recordedAt, actor: 'a', correlationId: 'c', causationId: 'c' };
}

function replay(requests: readonly { id: string; plain: unknown; fingerprint?: string }[]): NewEvent[][] {
  const state = new RegisterState();
  return requests.map(({ id, plain, fingerprint }) => {
    const { events } = decide(state, plain, { ...context(id), fingerprint });
    for (const event of events) state.apply(event);
    return [...events];
  });
}

describe('requestOf', () => {
  const decisions = replay(history.map((plain, i) => ({ id: `d${i}`, plain: request(plain) })));

  it('is tried on every kind of change', () => {
    const types = new Set(decisions.flat().map(({ type }) => type));
    expect(changeCatalogue.filter(({ event }) => !types.has(event.type)).map(({ kind }) => kind)).toEqual([]);
  });

  it('gives the same events when it is decided on an equal register', () => {
    const again = replay(
      decisions.map((events) => ({
        id: events[0]!.metadata.decisionId,
        plain: JSON.parse(JSON.stringify(requestOf(events))) as unknown,
        fingerprint: (events[0]!.data as { fingerprint: string }).fingerprint,
      })),
    );
    expect(again).toEqual(decisions);
  });
});
