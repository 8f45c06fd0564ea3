import { it } from '@jest/globals';
import { given, on, opening, org } from '../../../support/given.js';

const handOver = (organizationId: string) => ({ kind: 'hand-over', organizationId, to: 'Khối khác' });

it('closes the head with all that stands under it', () => {
  given(opening())
    .when(on('2011-01-01', handOver('U1')))
    .then('OrganizationHandedOver')
    .thenPayload(1, { organizationId: 'U1', subtree: ['G1', 'G2', 'C1', 'C2'], to: 'Khối khác' })
    .thenEffects(
      1,
      'closed C2 carried-out',
      'closed C1 carried-out',
      'closed G2 carried-out',
      'closed G1 carried-out',
      'closed U1 handed-over',
    )
    .thenOn('2010-12-31', 'C2', { parentId: 'G1' })
    .thenOn('2011-01-01', 'C2', undefined)
    .thenOn('2011-01-01', 'U1', undefined);
});

it('carries what an earlier change of the decision brings under it, in whatever order they are asked for', () => {
  given(opening())
    .when(on('2011-01-01', handOver('G2'), { ...org('found', 'C3', 'C', 'G2'), effectiveOn: '2010-06-01' }))
    .then('OrganizationHandedOver', 'OrganizationFounded')
    .thenPayload(1, { organizationId: 'G2', subtree: ['C3'], to: 'Khối khác' });
});

it('refuses what does not live', () => {
  given(opening())
    .when(on('2011-01-01', handOver('Z')))
    .thenRejected('/changes/0/organizationId unknown-organization');
  given(opening(), on('2011-01-01', handOver('G1')))
    .when(on('2012-01-01', handOver('C1')))
    .thenRejected('/changes/0/organizationId not-live');
  given(opening())
    .when(on('2009-01-01', handOver('G1')))
    .thenRejected('/changes/0/organizationId not-live');
});

it('refuses to leave a later change without its organization', () => {
  given(opening(), on('2012-01-01', { kind: 'rename', organizationId: 'C1', name: 'N' }))
    .when(on('2011-01-01', handOver('G1')))
    .thenBreaks('not-live', 'OrganizationRenamed 2012-01-01');
  given(opening(), on('2012-01-01', org('found', 'C3', 'C', 'G1')))
    .when(on('2011-01-01', handOver('G1')))
    .thenBreaks('parent-not-live', 'OrganizationFounded 2012-01-01');
});

it('cannot carry what came under it only in a decision recorded later', () => {
  given(opening(), on('2012-01-01', handOver('G1')))
    .when(on('2011-01-01', org('found', 'C3', 'C', 'G1')))
    .thenBreaks('live-children', 'OrganizationHandedOver 2012-01-01');
});
