import { expect, it } from '@jest/globals';
import { given, on, opening, org } from '../../../support/given.js';

const transfer = (organizationId: string, parentId: string | null, more: Record<string, unknown> = {}) => ({
  kind: 'transfer',
  organizationId,
  parentId,
  ...more,
});
const grant = (organizationId: string) => ({
  kind: 'grant-authority',
  organizationId,
  authority: 'upper-level',
});

it('moves the organization, and what stands under it goes along', () => {
  given(opening())
    .when(on('2011-01-01', transfer('G1', 'U2', { handoverOn: '2011-02-01' })))
    .then('OrganizationTransferred')
    .thenPayload(1, { organizationId: 'G1', parentId: 'U2', handoverOn: '2011-02-01' })
    .thenEffects(1, 'moved G1 transferred')
    .thenOn('2010-12-31', 'G1', { parentId: 'U1' })
    .thenOn('2011-01-01', 'G1', { parentId: 'U2' })
    .thenOn('2011-01-01', 'C1', { parentId: 'G1' });
});

it('refuses what does not live, a parent nobody knows, and to move where it stands', () => {
  given(opening())
    .when(on('2011-01-01', transfer('Z', 'U2'), transfer('G1', 'Z'), transfer('G2', 'U1')))
    .thenRejected(
      '/changes/0/organizationId unknown-organization',
      '/changes/1/parentId unknown-organization',
      '/changes/2/parentId nothing-changes',
    );
});

it('refuses a parent that does not live, is of an illegal kind or is needed', () => {
  given(opening(), on('2010-06-01', { kind: 'dissolve', organizationId: 'G2' }))
    .when(on('2011-01-01', transfer('C1', 'G2'), transfer('C2', 'U1'), transfer('G1', null)))
    .thenRejected(
      '/changes/0 parent-not-live',
      '/changes/1 illegal-parent-kind',
      '/changes/2 root-not-allowed',
    );
});

it('needs the authority of the parent, now and later', () => {
  given(opening())
    .when(on('2011-01-01', transfer('G2', 'G1')))
    .thenRejected('/changes/0 parent-lacks-authority');
  const granted = given(opening(), on('2011-01-01', grant('G1')));
  granted.when(on('2010-12-31', transfer('G2', 'G1'))).thenRejected('/changes/0 parent-lacks-authority');
  granted.when(on('2011-01-01', transfer('G2', 'G1'))).then('OrganizationTransferred');
  given(
    opening(),
    on('2011-01-01', grant('G1')),
    on('2013-01-01', { kind: 'revoke-authority', organizationId: 'G1', authority: 'upper-level' }),
  )
    .when(on('2012-01-01', transfer('G2', 'G1')))
    .thenBreaks('parent-lacks-authority', 'AuthorityRevoked 2013-01-01');
});

it('refuses a cycle', () => {
  const start = () => given(opening(), on('2011-01-01', grant('G1'), grant('G2')));
  const outcome = start()
    .when(on('2012-01-01', transfer('G1', 'G2'), transfer('G2', 'G1')))
    .thenRejected('/changes/1 cycle');
  expect(outcome.problems[0]!.organizationIds).toEqual(['G1', 'G2']);
  start()
    .when(on('2012-01-01', transfer('G1', 'G1')))
    .thenRejected('/changes/0 cycle');
});

it('refuses a cycle that appears only on a later date', () => {
  given(opening(), on('2011-01-01', grant('G1'), grant('G2')), on('2014-01-01', transfer('G1', 'G2')))
    .when(on('2012-01-01', transfer('G2', 'G1')))
    .thenBreaks('cycle', 'OrganizationTransferred 2014-01-01');
});

it('lets a cycle within a day pass that the day itself undoes', () => {
  given(opening(), on('2011-01-01', grant('G1'), grant('G2')), on('2012-01-01', transfer('G2', 'G1')))
    .when(on('2013-01-01', transfer('G1', 'G2'), transfer('G2', 'U1')))
    .then('OrganizationTransferred', 'OrganizationTransferred');
});

it('moves and merges on one day, placed by sequence, whatever is recorded first', () => {
  const moved = transfer('G2', 'U2', { effectiveSequence: 1 });
  const merged = {
    kind: 'merge',
    form: 'absorption',
    organizationIds: ['G2'],
    survivorId: 'G1',
    effectiveSequence: 2,
  };
  given(opening(), on('2011-01-01', moved)).when(on('2011-01-01', merged)).then('OrganizationsMerged');
  given(opening(), on('2011-01-01', merged)).when(on('2011-01-01', moved)).then('OrganizationTransferred');
  given(opening())
    .when(on('2011-01-01', merged, moved))
    .then('OrganizationsMerged', 'OrganizationTransferred');
  given(opening(), on('2011-01-01', merged))
    .when(on('2011-01-01', { ...moved, effectiveSequence: 3 }))
    .thenRejected('/changes/0/organizationId not-live');
});

it('refuses a name or a code that is taken where it goes', () => {
  given(opening(), on('2010-06-01', org('found', 'C3', 'C', 'G2', { name: 'C1' })))
    .when(on('2011-01-01', transfer('C1', 'G2')))
    .thenRejected('/changes/0 homonym');
});
