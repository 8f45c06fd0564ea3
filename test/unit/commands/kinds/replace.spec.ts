import { expect, it } from '@jest/globals';
import { requestOf } from '../../../../src/commands/decide/request-of.js';
import { given, on, opening } from '../../../support/given.js';

const into = (more: Record<string, unknown> = {}) => ({
  organizationId: 'G3',
  name: 'Mới',
  organizationKind: 'G',
  parentId: 'U2',
  ...more,
});
const replace = (more: Record<string, unknown> = {}) => ({
  kind: 'replace',
  organizationId: 'G1',
  into: into(),
  ...more,
});

it('ends the one and opens the other in its place, with all that stood under it', () => {
  given(opening())
    .when(on('2011-01-01', replace()))
    .then('OrganizationReplaced')
    .thenPayload(1, {
      organizationId: 'G1',
      into: { organizationId: 'G3', name: 'Mới', kind: 'G', parentId: 'U2' },
      children: [],
      carried: [
        { organizationId: 'C1', parentId: 'G3' },
        { organizationId: 'C2', parentId: 'G3' },
      ],
    })
    .thenEffects(
      1,
      'opened G3 formed',
      'moved C1 consequential',
      'moved C2 consequential',
      'closed G1 replaced',
      'succeeded G1 G3',
    )
    .thenOn('2010-12-31', 'G1', { kind: 'G' })
    .thenOn('2011-01-01', 'G1', undefined)
    .thenOn('2011-01-01', 'G3', { name: 'Mới', parentId: 'U2' })
    .thenOn('2011-01-01', 'C2', { parentId: 'G3' });
});

it('sends children elsewhere where that is stated', () => {
  given(opening())
    .when(on('2011-01-01', replace({ children: [{ organizationId: 'C1', parentId: 'G2' }] })))
    .thenOn('2011-01-01', 'C1', { parentId: 'G2' })
    .thenOn('2011-01-01', 'C2', { parentId: 'G3' });
  given(opening())
    .when(on('2011-01-01', replace({ children: [{ organizationId: 'G2', parentId: 'U2' }] })))
    .thenRejected('/changes/0/children/0/organizationId not-a-child');
});

it('passes on the name and the codes that are stated, and no others', () => {
  const coded = { kind: 'recode', organizationId: 'G1', scheme: 'directory', value: '1' };
  const held = given(opening(), on('2010-06-01', coded));
  held
    .when(
      on('2011-01-01', replace({ into: into({ name: 'G1', parentId: 'U1', codes: { directory: '1' } }) })),
    )
    .then('OrganizationReplaced')
    .thenOn('2011-01-01', 'G3', { name: 'G1', codes: { directory: '1' } });
  given(opening(), on('2010-06-01', coded))
    .when(on('2011-01-01', replace()))
    .thenOn('2011-01-01', 'G3', { codes: {} });
  given(opening(), on('2010-06-01', { ...coded, organizationId: 'G2' }))
    .when(on('2011-01-01', replace({ into: into({ codes: { directory: '1' } }) })))
    .thenRejected('/changes/0 code-taken');
});

it('may replace it by a body of another kind, as far as its children may stand under that', () => {
  given(opening())
    .when(
      on(
        '2011-01-01',
        replace({ organizationId: 'G2', into: into({ organizationKind: 'C', parentId: 'G1' }) }),
      ),
    )
    .thenOn('2011-01-01', 'G3', { kind: 'C' });
  given(opening())
    .when(on('2011-01-01', replace({ into: into({ organizationKind: 'U', parentId: 'R' }) })))
    .thenRejected('/changes/0 illegal-parent-kind', '/changes/0 illegal-parent-kind');
});

it('replaces what lives by what is new', () => {
  given(opening(), on('2011-01-01', { kind: 'dissolve', organizationId: 'C1' }))
    .when(on('2012-01-01', replace({ organizationId: 'C1', into: into({ organizationId: 'C2' }) })))
    .thenRejected('/changes/0/organizationId not-live', '/changes/0/into/organizationId id-reused');
  given(opening())
    .when(on('2011-01-01', replace({ into: into({ organizationId: 'G1' }) })))
    .thenRejected('/changes/0/into/organizationId id-reused');
});

it('names later changes of the one that ends', () => {
  given(opening(), on('2012-01-01', { kind: 'rename', organizationId: 'G1', name: 'N' }))
    .when(on('2011-01-01', replace()))
    .thenBreaks('not-live', 'OrganizationRenamed 2012-01-01');
});

it('can be asked for again', () => {
  const replaced = given(opening(), on('2011-01-01', replace()));
  const { events } = given(opening()).whenRaw(requestOf(replaced.log.slice(10)));
  expect(events[1]!.data).toEqual(replaced.log[11]!.data);
});
