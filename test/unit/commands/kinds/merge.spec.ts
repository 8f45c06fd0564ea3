import { it } from '@jest/globals';
import { given, on, opening, org } from '../../../support/given.js';

const merge = (form: string, more: Record<string, unknown>) => ({ kind: 'merge', form, ...more });
const absorb = (organizationIds: string[], survivorId: string, more: Record<string, unknown> = {}) =>
  merge('absorption', { organizationIds, survivorId, ...more });
const into = (organizationId: string, parentId = 'U1') => ({
  organizationId,
  name: organizationId,
  organizationKind: 'G',
  parentId,
});

it('absorbs: one survives, and takes the children of those that end', () => {
  given(opening())
    .when(on('2011-01-01', absorb(['G1'], 'G2')))
    .then('OrganizationsMerged')
    .thenPayload(1, {
      form: 'absorption',
      organizationIds: ['G1'],
      outside: [],
      survivorId: 'G2',
      children: [],
      carried: [
        { organizationId: 'C1', parentId: 'G2' },
        { organizationId: 'C2', parentId: 'G2' },
      ],
    })
    .thenEffects(
      1,
      'moved C1 consequential',
      'moved C2 consequential',
      'closed G1 absorbed',
      'succeeded G1 G2',
    )
    .thenOn('2010-12-31', 'G1', { kind: 'G' })
    .thenOn('2011-01-01', 'G1', undefined)
    .thenOn('2011-01-01', 'C1', { parentId: 'G2' });
});

it('consolidates: a new one takes the place of all', () => {
  given(opening())
    .when(on('2011-01-01', merge('consolidation', { organizationIds: ['G1', 'G2'], into: into('G3') })))
    .then('OrganizationsMerged')
    .thenEffects(
      1,
      'opened G3 formed',
      'moved C1 consequential',
      'moved C2 consequential',
      'closed G1 consolidated',
      'closed G2 consolidated',
      'succeeded G1 G3',
      'succeeded G2 G3',
    )
    .thenOn('2011-01-01', 'C2', { parentId: 'G3' });
});

it('sends children where it says', () => {
  given(opening(), on('2010-06-01', org('found', 'G3', 'G', 'U2')))
    .when(on('2011-01-01', absorb(['G1'], 'G2', { children: [{ organizationId: 'C1', parentId: 'G3' }] })))
    .then('OrganizationsMerged')
    .thenOn('2011-01-01', 'C1', { parentId: 'G3' })
    .thenOn('2011-01-01', 'C2', { parentId: 'G2' });
});

it('moves no child that ends with its parent', () => {
  given(opening())
    .when(on('2011-01-01', absorb(['G1', 'C1', 'C2'], 'G2')))
    .then('OrganizationsMerged')
    .thenEffects(
      1,
      'closed G1 absorbed',
      'closed C1 absorbed',
      'closed C2 absorbed',
      'succeeded G1 G2',
      'succeeded C1 G2',
      'succeeded C2 G2',
    );
});

it('absorbs a body from outside, which changes no stock', () => {
  given(opening())
    .when(on('2011-01-01', merge('absorption', { outside: [{ name: 'Đảng bộ ngoài' }], survivorId: 'G1' })))
    .then('OrganizationsMerged')
    .thenEffects(1);
});

it('has its cardinality', () => {
  given(opening())
    .when(
      on(
        '2011-01-01',
        merge('absorption', { survivorId: 'G1' }),
        merge('consolidation', { organizationIds: ['G2'], into: into('G3') }),
      ),
    )
    .thenRejected('/changes/0/organizationIds too-few', '/changes/1/organizationIds too-few');
});

it('says by its form who survives', () => {
  given(opening())
    .when(
      on(
        '2011-01-01',
        merge('absorption', { organizationIds: ['G2'] }),
        merge('consolidation', { organizationIds: ['G1', 'G2'] }),
        absorb(['C1'], 'C2', { into: into('G3') }),
        merge('consolidation', { organizationIds: ['G1', 'G2'], into: into('G4'), survivorId: 'G1' }),
      ),
    )
    .thenRejected(
      '/changes/0/survivorId invalid-field',
      '/changes/1/into invalid-field',
      '/changes/2/into out-of-place',
      '/changes/3/survivorId out-of-place',
    );
});

it('names each that takes part once, and only those that live', () => {
  given(opening())
    .when(on('2011-01-01', absorb(['G1', 'G1'], 'G2'), absorb(['C1'], 'C1'), absorb(['Z'], 'C2')))
    .thenRejected(
      '/changes/0/organizationIds/1 named-twice',
      '/changes/1/survivorId named-twice',
      '/changes/2/organizationIds/0 unknown-organization',
    );
});

it('moves only children of those that end', () => {
  given(opening())
    .when(on('2011-01-01', absorb(['G2'], 'G1', { children: [{ organizationId: 'C1', parentId: 'G1' }] })))
    .thenRejected('/changes/0/children/0/organizationId not-a-child');
});

it('does not leave the survivor under one that ends', () => {
  given(opening())
    .when(on('2011-01-01', absorb(['G1'], 'C1')))
    .thenRejected('/changes/0 illegal-parent-kind', '/changes/0 live-children');
});

it('refuses to end the survivor before it absorbs', () => {
  const later = given(opening(), on('2012-01-01', absorb(['G2'], 'G1')));
  later
    .when(on('2011-01-01', { kind: 'hand-over', organizationId: 'G1', to: 'x' }))
    .thenBreaks('not-live', 'OrganizationsMerged 2012-01-01');
  given(opening(), on('2012-01-01', merge('absorption', { outside: [{ name: 'x' }], survivorId: 'G2' })))
    .when(on('2011-01-01', { kind: 'dissolve', organizationId: 'G2' }))
    .thenBreaks('not-live', 'OrganizationsMerged 2012-01-01');
});

it('warns when another organ decides than the rules name', () => {
  const plain = {
    decision: { effectiveOn: '2011-01-01', organ: 'Văn phòng' },
    changes: [absorb(['G1'], 'G2')],
  };
  given(opening()).when(plain).thenRejected('/changes/0 competence');
  given(opening())
    .when({ ...plain, acknowledge: [{ code: 'competence', reference: '3-UQ' }] })
    .then('OrganizationsMerged');
});
