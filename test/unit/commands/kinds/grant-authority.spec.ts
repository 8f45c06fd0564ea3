import { it } from '@jest/globals';
import { given, on, opening } from '../../../support/given.js';

const grant = (organizationId: string, authority = 'upper-level', more: Record<string, unknown> = {}) => ({
  kind: 'grant-authority',
  organizationId,
  authority,
  ...more,
});

it('gives an authority from its date on', () => {
  given(opening())
    .when(on('2011-01-01', grant('G1', 'upper-level', { pilot: true })))
    .then('AuthorityGranted')
    .thenPayload(1, { organizationId: 'G1', authority: 'upper-level', pilot: true })
    .thenEffects(1, 'authorized G1')
    .thenOn('2010-12-31', 'G1', { authorities: [] })
    .thenOn('2011-01-01', 'G1', { authorities: ['upper-level'] });
});

it('refuses what is not defined, what the kind may not hold, what is held and what does not live', () => {
  given(opening(), on('2011-01-01', grant('G1')))
    .when(on('2012-01-01', grant('G2', 'veto'), grant('C1'), grant('G1'), grant('Z')))
    .thenRejected(
      '/changes/0/authority unknown-authority',
      '/changes/1/authority kind-may-not-hold',
      '/changes/2/authority nothing-changes',
      '/changes/3/organizationId unknown-organization',
    );
});
