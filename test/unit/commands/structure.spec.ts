import { describe, expect, it } from '@jest/globals';
import { given, opening, org } from '../../support/given.js';

const on = (effectiveOn: string) => ({ effectiveOn });

describe('structural rules', () => {
  it('opens a register', () => {
    const { state } = given(opening());
    expect(state.timeline.stateOn('C1', '2010-01-01')?.parentId).toBe('G1');
    expect(state.timeline.stateOn('C1', '2009-12-31')).toBeUndefined();
  });

  it('founds under a live parent of a legal kind', () => {
    given(opening())
      .when({ decision: on('2011-01-01'), changes: [org('found', 'C3', 'C', 'G2')] })
      .then('OrganizationFounded');
    given(opening())
      .when({ decision: on('2011-01-01'), changes: [org('found', 'C3', 'C', 'U1')] })
      .thenRejected('illegal-parent-kind');
    given(opening())
      .when({ decision: on('2011-01-01'), changes: [org('found', 'C3', 'C', 'X')] })
      .thenRejected('unknown-organization');
    given(opening())
      .when({ decision: on('2009-01-01'), changes: [org('found', 'C3', 'C', 'G1')] })
      .thenRejected('unknown-kind');
  });

  it('closes nothing that has live children', () => {
    given(opening())
      .when({ decision: on('2011-01-01'), changes: [{ kind: 'dissolve', organizationId: 'G1' }] })
      .thenRejected('live-children');
    given(opening())
      .when({
        decision: on('2011-01-01'),
        changes: [
          { kind: 'dissolve', organizationId: 'G1' },
          { kind: 'dissolve', organizationId: 'C1' },
          { kind: 'transfer', organizationId: 'C2', parentId: 'G2' },
        ],
      })
      .then('OrganizationDissolved', 'OrganizationDissolved', 'OrganizationTransferred');
  });

  it('tells five mistakes at once', () => {
    const outcome = given(opening()).when({
      decision: on('2011-01-01'),
      changes: [
        org('found', 'G1', 'G', 'U1'),
        { kind: 'rename', organizationId: 'nobody', name: 'x' },
        { kind: 'dissolve', organizationId: 'G1' },
        { kind: 'merge', form: 'consolidation', organizationIds: ['G2'] },
        { kind: 'vanish' },
      ],
    });
    expect(outcome.problems.map(({ code, pointer }) => `${pointer} ${code}`)).toEqual([
      '/changes/0/organization/organizationId id-reused',
      '/changes/1/organizationId unknown-organization',
      '/changes/2 live-children',
      '/changes/3/into invalid-field',
      '/changes/4/kind unknown-change-kind',
    ]);
  });

  it('leaves the state as it was', () => {
    const { state } = given(opening());
    const before = state.timeline.entries('G1');
    given(opening());
    new Array(3).fill(0).forEach(() => void 0);
    expect(state.timeline.entries('G1')).toBe(before);
  });
});
