import { it } from '@jest/globals';
import { given, on, opening } from '../../../support/given.js';

const rename = (name: string, more: Record<string, unknown> = {}) => ({
  kind: 'rename',
  organizationId: 'C1',
  name,
  ...more,
});

it('gives a name from its date on', () => {
  given(opening())
    .when(on('2011-01-01', rename('Chi bộ Một', { printedAs: 'đổi tên' })))
    .then('OrganizationRenamed')
    .thenPayload(1, { organizationId: 'C1', name: 'Chi bộ Một', printedAs: 'đổi tên' })
    .thenEffects(1, 'renamed C1 renamed')
    .thenOn('2010-12-31', 'C1', { name: 'C1' })
    .thenOn('2011-01-01', 'C1', { name: 'Chi bộ Một' });
});

it('keeps the other names unless it replaces them all', () => {
  const first = on('2011-01-01', rename('A', { otherNames: { organ: 'x', short: 'y' } }));
  given(opening(), first)
    .when(on('2012-01-01', rename('B')))
    .thenOn('2012-01-01', 'C1', {
      otherNames: { organ: 'x', short: 'y' },
    });
  given(opening(), first)
    .when(on('2012-01-01', rename('A', { otherNames: { organ: 'z' } })))
    .then('OrganizationRenamed')
    .thenOn('2012-01-01', 'C1', { name: 'A', otherNames: { organ: 'z' } });
});

it('refuses the name it has, and an organization that does not live', () => {
  given(opening())
    .when(on('2011-01-01', rename('C1')))
    .thenRejected('/changes/0/name nothing-changes');
  given(opening())
    .when(on('2009-01-01', rename('N')))
    .thenRejected('/changes/0/organizationId not-live');
});

it('refuses a name that a sibling has on some later date', () => {
  given(opening())
    .when(on('2011-01-01', rename('C2')))
    .thenRejected('/changes/0 homonym');
  given(opening(), on('2012-01-01', { kind: 'rename', organizationId: 'C2', name: 'N' }))
    .when(on('2011-01-01', rename('N')))
    .thenBreaks('homonym', 'OrganizationRenamed 2012-01-01');
});

it('takes effect in valid order, in whatever order it is recorded', () => {
  given(opening(), on('2013-01-01', rename('Ba')), on('2011-01-01', rename('Một')))
    .when(on('2012-01-01', rename('Hai')))
    .then('OrganizationRenamed')
    .thenOn('2011-12-31', 'C1', { name: 'Một' })
    .thenOn('2012-12-31', 'C1', { name: 'Hai' })
    .thenOn('2013-01-01', 'C1', { name: 'Ba' });
});
