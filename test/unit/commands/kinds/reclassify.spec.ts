import { it } from '@jest/globals';
import { given, on, opening, org, smallClassification } from '../../../support/given.js';

const reclassify = (
  organizationId: string,
  organizationKind: string,
  more: Record<string, unknown> = {},
) => ({
  kind: 'reclassify',
  organizationId,
  organizationKind,
  ...more,
});

it('upgrades, with its new place and name as consequences', () => {
  given(opening())
    .when(
      on(
        '2011-01-01',
        reclassify('C1', 'G', {
          parentId: 'U1',
          name: 'Đảng bộ 1',
          facts: [{ measure: 'members', value: 31 }],
        }),
      ),
    )
    .then('OrganizationReclassified')
    .thenPayload(1, {
      organizationId: 'C1',
      organizationKind: 'G',
      as: 'upgraded',
      parentId: 'U1',
      name: 'Đảng bộ 1',
      facts: [{ measure: 'members', value: 31 }],
    })
    .thenEffects(1, 'reclassified C1 upgraded', 'moved C1 consequential', 'renamed C1 consequential')
    .thenOn('2010-12-31', 'C1', { kind: 'C', parentId: 'G1' })
    .thenOn('2011-01-01', 'C1', { kind: 'G', parentId: 'U1', name: 'Đảng bộ 1' });
});

it('knows the direction by the ranks, and refuses another one', () => {
  given(opening())
    .when(on('2011-01-01', reclassify('G2', 'C', { parentId: 'G1', direction: 'downgraded' })))
    .thenEffects(1, 'reclassified G2 downgraded', 'moved G2 consequential');
  given(opening())
    .when(on('2011-01-01', reclassify('G2', 'C', { parentId: 'G1', direction: 'upgraded' })))
    .thenRejected('/changes/0/direction wrong-direction');
  const flat = {
    ...smallClassification,
    kinds: smallClassification.kinds.map((kind) => ({ ...kind, rank: 1 })),
  };
  given(opening(), on('2010-06-01', { kind: 'define-kinds', classification: flat }))
    .when(on('2011-01-01', reclassify('G2', 'C', { parentId: 'G1' })))
    .thenEffects(1, 'reclassified G2 converted', 'moved G2 consequential');
});

it('may make it a root where its kind allows that', () => {
  given(opening())
    .when(on('2011-01-01', reclassify('G2', 'R', { parentId: null })))
    .then('OrganizationReclassified');
  given(opening())
    .when(on('2011-01-01', reclassify('G2', 'U', { parentId: null })))
    .thenRejected('/changes/0 root-not-allowed');
});

it('refuses the kind it has, a kind that is not defined, and one that does not fit its place', () => {
  given(opening())
    .when(on('2011-01-01', reclassify('G2', 'G'), reclassify('C1', 'Z'), reclassify('C2', 'U')))
    .thenRejected(
      '/changes/0/organizationKind nothing-changes',
      '/changes/1/organizationKind unknown-kind',
      '/changes/2 illegal-parent-kind',
    );
});

it('refuses to leave its children under an illegal kind, now or later', () => {
  given(opening())
    .when(on('2011-01-01', reclassify('G1', 'C', { parentId: 'G2' })))
    .thenRejected('/changes/0 illegal-parent-kind', '/changes/0 illegal-parent-kind');
  given(opening(), on('2012-01-01', org('found', 'C3', 'C', 'G2')))
    .when(on('2011-01-01', reclassify('G2', 'C', { parentId: 'G1' })))
    .thenBreaks('illegal-parent-kind', 'OrganizationFounded 2012-01-01');
});

it('warns of a size outside of the rules of the new kind', () => {
  const small = on(
    '2011-01-01',
    reclassify('C1', 'G', { parentId: 'U1', facts: [{ measure: 'members', value: 3 }] }),
  );
  given(opening()).when(small).thenRejected('/changes/0/facts size');
  given(opening())
    .when({ ...small, acknowledge: [{ code: 'size', reference: 'x', change: 1 }] })
    .then('OrganizationReclassified');
});
