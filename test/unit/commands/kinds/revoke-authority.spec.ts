import { it } from '@jest/globals';
import { given, on, opening } from '../../../support/given.js';

const change = (kind: string, organizationId = 'G1') => ({ kind, organizationId, authority: 'upper-level' });
const granted = () => given(opening(), on('2011-01-01', change('grant-authority')));

it('ends an authority on its date', () => {
  granted()
    .when(on('2012-01-01', change('revoke-authority')))
    .then('AuthorityRevoked')
    .thenPayload(1, { organizationId: 'G1', authority: 'upper-level' })
    .thenEffects(1, 'authorized G1')
    .thenOn('2011-12-31', 'G1', { authorities: ['upper-level'] })
    .thenOn('2012-01-01', 'G1', { authorities: [] });
});

it('refuses what is not held, and what does not live', () => {
  granted()
    .when(on('2012-01-01', change('revoke-authority', 'G2'), change('revoke-authority', 'Z')))
    .thenRejected('/changes/0/authority not-held', '/changes/1/organizationId unknown-organization');
  granted()
    .when(on('2010-12-31', change('revoke-authority')))
    .thenRejected('/changes/0/authority not-held');
});

it('refuses to leave children that need it', () => {
  given(
    opening(),
    on('2011-01-01', change('grant-authority')),
    on('2012-01-01', { kind: 'transfer', organizationId: 'G2', parentId: 'G1' }),
  )
    .when(on('2013-01-01', change('revoke-authority')))
    .thenRejected('/changes/0 parent-lacks-authority');
  given(
    opening(),
    on('2011-01-01', change('grant-authority')),
    on('2012-01-01', { kind: 'transfer', organizationId: 'G2', parentId: 'G1' }),
  )
    .when(on('2011-06-01', change('revoke-authority')))
    .thenBreaks('parent-lacks-authority', 'OrganizationTransferred 2012-01-01');
});
