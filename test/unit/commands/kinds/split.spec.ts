import { it } from '@jest/globals';
import { given, on, opening, org } from '../../../support/given.js';

const into = (...ids: string[]) =>
  ids.map((organizationId) => ({
    organizationId,
    name: organizationId,
    organizationKind: 'G',
    parentId: 'U1',
  }));
const split = (form: string, parts: unknown[], more: Record<string, unknown> = {}) => ({
  kind: 'split',
  form,
  organizationId: 'G1',
  into: parts,
  ...more,
});
const children = [
  { organizationId: 'C1', parentId: 'G3' },
  { organizationId: 'C2', parentId: 'G4' },
];

it('separates: the original lives on', () => {
  given(opening())
    .when(on('2011-01-01', split('separation', into('G3'), { children: children.slice(0, 1) })))
    .then('OrganizationSplit')
    .thenPayload(1, {
      form: 'separation',
      organizationId: 'G1',
      into: [{ organizationId: 'G3', name: 'G3', kind: 'G', parentId: 'U1' }],
      children: [{ organizationId: 'C1', parentId: 'G3' }],
    })
    .thenEffects(1, 'opened G3 formed', 'moved C1 consequential', 'succeeded G1 G3')
    .thenOn('2011-01-01', 'G1', { kind: 'G' })
    .thenOn('2010-12-31', 'G3', undefined)
    .thenOn('2011-01-01', 'C2', { parentId: 'G1' });
});

it('divides: the original ends', () => {
  given(opening())
    .when(on('2011-01-01', split('division', into('G3', 'G4'), { children })))
    .then('OrganizationSplit')
    .thenEffects(
      1,
      'opened G3 formed',
      'opened G4 formed',
      'moved C1 consequential',
      'moved C2 consequential',
      'closed G1 divided',
      'succeeded G1 G3',
      'succeeded G1 G4',
    )
    .thenOn('2011-01-01', 'G1', undefined);
});

it('has its cardinality', () => {
  given(opening())
    .when(on('2011-01-01', split('separation', []), split('division', into('G3'), { children: [] })))
    .thenRejected('/changes/0/into too-few', '/changes/1/into too-few');
});

it('leaves no child behind when the original ends', () => {
  given(opening())
    .when(on('2011-01-01', split('division', into('G3', 'G4'), { children: children.slice(0, 1) })))
    .thenRejected('/changes/0 live-children');
});

it('opens no id twice, and names each child once', () => {
  given(opening())
    .when(
      on('2011-01-01', split('separation', into('G3', 'G3', 'U1'), { children: [children[0], children[0]] })),
    )
    .thenRejected(
      '/changes/0/into/1/organizationId id-reused',
      '/changes/0/into/2/organizationId id-reused',
      '/changes/0/children/1/organizationId named-twice',
    );
});

it('reports only that an original is unknown, and not that its children are none', () => {
  given(opening())
    .when(on('2011-01-01', split('division', into('G3', 'G4'), { organizationId: 'Z', children })))
    .thenRejected('/changes/0/organizationId unknown-organization');
});

it('refuses to end the original before the split', () => {
  given(opening(), on('2012-01-01', { ...split('separation', into('G3')), organizationId: 'G2' }))
    .when(on('2011-01-01', { kind: 'dissolve', organizationId: 'G2' }))
    .thenBreaks('not-live', 'OrganizationSplit 2012-01-01');
});

it('refuses a child that came under the divided one only in a decision recorded later', () => {
  given(opening(), on('2012-01-01', split('division', into('G3', 'G4'), { children })))
    .when(on('2011-01-01', org('found', 'C3', 'C', 'G1')))
    .thenBreaks('live-children', 'OrganizationSplit 2012-01-01');
});
