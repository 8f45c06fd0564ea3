import { it } from '@jest/globals';
import { given, on, opening } from '../../../support/given.js';

const recode = (organizationId: string, value: string | null, scheme = 'directory') => ({
  kind: 'recode',
  organizationId,
  scheme,
  value,
});

it('gives a code and takes it away', () => {
  given(opening(), on('2011-01-01', recode('G1', '01')))
    .when(on('2012-01-01', recode('G1', null)))
    .then('OrganizationRecoded')
    .thenPayload(1, { organizationId: 'G1', scheme: 'directory', value: null })
    .thenEffects(1, 'coded G1')
    .thenOn('2010-12-31', 'G1', { codes: {} })
    .thenOn('2011-12-31', 'G1', { codes: { directory: '01' } })
    .thenOn('2012-01-01', 'G1', { codes: {} });
});

it('refuses the code it has, to take away none, and a scheme that is not defined', () => {
  given(opening(), on('2011-01-01', recode('G1', '01')))
    .when(on('2012-01-01', recode('G1', '01'), recode('G2', null), recode('C1', '1', 'postal')))
    .thenRejected(
      '/changes/0/value nothing-changes',
      '/changes/1/value nothing-changes',
      '/changes/2/scheme unknown-scheme',
    );
});

it('refuses a code that another holds on any date', () => {
  const held = given(opening(), on('2012-01-01', recode('G1', '01')), on('2013-01-01', recode('G1', null)));
  held.when(on('2012-06-01', recode('G2', '01'))).thenRejected('/changes/0 code-taken');
  held.when(on('2011-01-01', recode('G2', '01'))).thenBreaks('code-taken', 'OrganizationRecoded 2012-01-01');
  held.when(on('2013-01-01', recode('G2', '01'))).then('OrganizationRecoded');
});

it('refuses a code that the parent holds', () => {
  given(opening(), on('2011-01-01', recode('G1', '01')))
    .when(on('2011-01-01', recode('C1', '01')))
    .thenRejected('/changes/0 code-taken');
});

it('may exchange two codes in one decision', () => {
  given(opening(), on('2011-01-01', recode('G1', '01'), recode('G2', '02')))
    .when(on('2012-01-01', recode('G1', '02'), recode('G2', '01')))
    .then('OrganizationRecoded', 'OrganizationRecoded');
});

it('names every later change that it would break', () => {
  given(
    opening(),
    on('2012-01-01', recode('G1', '01')),
    on('2013-01-01', recode('G1', null)),
    on('2014-01-01', recode('C1', '01')),
  )
    .when(on('2011-01-01', recode('G2', '01')))
    .thenBreaks('code-taken', 'OrganizationRecoded 2012-01-01', 'OrganizationRecoded 2014-01-01');
});
