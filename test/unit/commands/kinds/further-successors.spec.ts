import { describe, expect, it } from '@jest/globals';
import type { RegisterState } from '../../../../src/events/register/register-state.js';
import { given, on, opening, org, type PlainChange } from '../../../support/given.js';

/** The opening takes the revisions 0 to 9: the next decision is d-10. */
const correct = (patch: Record<string, unknown>, more: Record<string, unknown> = {}): PlainChange => ({
  kind: 'correct',
  target: { decisionId: 'd-10', change: 1 },
  by: 'issuer',
  reason: 'đính chính',
  patch,
  ...more,
});

describe('a successor that becomes known later', () => {
  const add = (successorIds: string[], more: Record<string, unknown> = {}) =>
    on('2015-01-01', correct({}, { patch: undefined, successorIds, ...more }));
  const dissolved = on('2011-01-01', { kind: 'dissolve', organizationId: 'C1', sharedTo: ['C2'] });
  const part = (organizationId: string) => ({
    organizationId,
    name: organizationId,
    organizationKind: 'C',
    parentId: 'G1',
  });
  const reorganized = (more: Record<string, unknown> = {}) =>
    on('2011-01-01', {
      kind: 'reorganize',
      organizationIds: ['C1'],
      survivorIds: ['C2'],
      into: [part('C3')],
      ...more,
    });
  const successors = (state: RegisterState) =>
    state.changes.inForce(11)!.data as { sharedTo: string[]; survivorIds: string[]; successions: object[] };

  it('is added to those that a dissolution shared to', () => {
    const { state } = given(opening(), dissolved)
      .when(add(['G2']))
      .then('ChangeCorrected');
    expect(successors(state).sharedTo).toEqual(['C2', 'G2']);
    const first = given(opening(), on('2011-01-01', { kind: 'dissolve', organizationId: 'C1' })).when(
      add(['C2']),
    );
    expect(successors(first.state).sharedTo).toEqual(['C2']);
  });

  it('takes part in a reorganization as a survivor, unless it does already', () => {
    const { state } = given(opening(), reorganized())
      .when(add(['G2']))
      .then('ChangeCorrected');
    expect(successors(state)).toMatchObject({
      survivorIds: ['C2', 'G2'],
      successions: ['C2', 'C3', 'G2'].map((successorId) => ({ predecessorId: 'C1', successorId })),
    });
    const only = { successions: [{ predecessorId: 'C1', successorId: 'C3' }] };
    for (const [id, more] of [
      ['C2', only],
      ['C4', { ...only, into: [part('C3'), part('C4')] }],
    ] as const) {
      const outcome = given(opening(), reorganized(more))
        .when(add([id]))
        .then('ChangeCorrected');
      expect(successors(outcome.state)).toMatchObject({
        survivorIds: ['C2'],
        successions: ['C3', id].map((successorId) => ({ predecessorId: 'C1', successorId })),
      });
    }
  });

  it('is of the one that is named, where several ended', () => {
    const both = { organizationIds: ['C1', 'C2'], survivorIds: [], into: [part('C3'), part('C4')] };
    given(opening(), reorganized(both))
      .when(add(['G2']))
      .thenRejected('/changes/0/predecessorId which-predecessor');
    given(opening(), reorganized(both))
      .when(add(['G2'], { predecessorId: 'C3' }))
      .thenRejected('/changes/0/predecessorId not-a-part');
    const { state } = given(opening(), reorganized(both))
      .when(add(['G2'], { predecessorId: 'C2' }))
      .then('ChangeCorrected');
    expect(successors(state).successions.slice(-1)).toEqual([{ predecessorId: 'C2', successorId: 'G2' }]);
    expect(successors(state).successions).toHaveLength(5);
  });

  it('may be one that the same decision opens on the day of the change', () => {
    const opens = { ...org('found', 'C9', 'C', 'G2'), effectiveOn: '2011-01-01' };
    given(opening(), dissolved)
      .when(on('2015-01-01', ...add(['C9']).changes, opens))
      .then('ChangeCorrected', 'OrganizationFounded');
  });

  it('lives on the day of the change, takes over from another, and is news', () => {
    const late = on('2012-01-01', org('found', 'C9', 'C', 'G2'));
    given(opening(), dissolved, late)
      .when(add(['C9']))
      .thenRejected('/changes/0/successorIds not-live');
    given(opening(), dissolved)
      .when(add(['Z']))
      .thenRejected('/changes/0/successorIds unknown-organization');
    given(opening(), dissolved)
      .when(add(['C1']))
      .thenRejected('/changes/0/successorIds named-twice');
    given(opening(), dissolved)
      .when(add(['C2']))
      .thenRejected('/changes/0/successorIds corrects-nothing');
    given(opening(), dissolved)
      .when(add(['G2', 'G2']))
      .thenRejected('/changes/0/successorIds invalid-field');
  });

  it('is no matter of kinds that say by themselves who succeeds', () => {
    for (const change of [
      { kind: 'merge', form: 'absorption', organizationIds: ['C1'], survivorId: 'C2' },
      { kind: 'split', form: 'division', organizationId: 'C1', into: [part('C3'), part('C4')] },
      { kind: 'replace', organizationId: 'C1', into: part('C3') },
      { kind: 'hand-over', organizationId: 'C1', to: 'x' },
    ]) {
      given(opening(), on('2011-01-01', change))
        .when(add(['G2']))
        .thenRejected('/changes/0/successorIds no-further-successors');
    }
  });

  it('is asked for in its own field, and no other beside it', () => {
    given(opening(), dissolved)
      .when(add(['G2'], { patch: { sharedTo: ['G2'] } }))
      .thenRejected('/changes/0 patch-or-replacement');
    given(opening(), dissolved)
      .when(on('2015-01-01', correct({ sharedTo: ['G2'] }, { predecessorId: 'C1' })))
      .thenRejected('/changes/0/predecessorId out-of-place');
  });
});
