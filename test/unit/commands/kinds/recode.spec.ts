import { describe, expect, it } from '@jest/globals';
import { explain } from '../../../../src/commands/problems/problem.js';
import { given, on, opening, org } from '../../../support/given.js';

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

describe('codes passed on along a chain on one day', () => {
  const held = () =>
    given(opening(), on('2011-01-01', recode('G1', '1'), recode('G2', '2'), recode('C1', '3')));
  /** G1 takes the code of G2, and that the code of C1. */
  const [first, second, third] = [recode('G1', '2'), recode('G2', '3'), recode('C1', null)];

  it('pass in one decision, in any order of its changes', () => {
    for (const changes of [
      [first, second, third],
      [first, third, second],
      [second, first, third],
      [second, third, first],
      [third, first, second],
      [third, second, first],
    ]) {
      held()
        .when(on('2012-01-01', ...changes))
        .then('OrganizationRecoded', 'OrganizationRecoded', 'OrganizationRecoded')
        .thenOn('2011-12-31', 'G1', { codes: { directory: '1' } })
        .thenOn('2012-01-01', 'G1', { codes: { directory: '2' } })
        .thenOn('2012-01-01', 'G2', { codes: { directory: '3' } })
        .thenOn('2012-01-01', 'C1', { codes: {} });
    }
  });

  it('may come back to the first in a circle', () => {
    held()
      .when(on('2012-01-01', first, second, recode('C1', '1')))
      .then('OrganizationRecoded', 'OrganizationRecoded', 'OrganizationRecoded')
      .thenOn('2012-01-01', 'C1', { codes: { directory: '1' } });
  });

  it('pass over several decisions when the one that frees a code is recorded first', () => {
    const chain = held();
    chain.when(on('2012-01-01', third)).then('OrganizationRecoded');
    chain.when(on('2012-01-01', second)).then('OrganizationRecoded');
    chain
      .when(on('2012-01-01', first))
      .then('OrganizationRecoded')
      .thenOn('2012-01-01', 'G1', { codes: { directory: '2' } })
      .thenOn('2012-01-01', 'G2', { codes: { directory: '3' } });
  });

  it('are refused in another order, and the problem says what to do', () => {
    const { problems } = held().when(on('2012-01-01', second)).thenRejected('/changes/0 code-taken');
    expect(problems[0]!.params).toMatchObject({ value: '3', other: 'C1', organization: 'G2' });
    expect(explain(problems[0]!, 'en')).toContain(
      'If C1 gives it up on that day, first record the decision that frees it, or put both changes into one decision.',
    );
    expect(explain(problems[0]!, 'vi')).toContain('hãy ghi quyết định giải phóng mã trước');
  });

  it('pass from one that ends to one that begins, too', () => {
    const founded = org('found', 'G3', 'G', 'U1', { codes: { directory: '2' } });
    const ended = { kind: 'dissolve', organizationId: 'G2' };
    held()
      .when(on('2012-01-01', founded, ended))
      .then('OrganizationFounded', 'OrganizationDissolved');
    const apart = held();
    apart.when(on('2012-01-01', founded)).thenRejected('/changes/0 code-taken');
    apart.when(on('2012-01-01', ended)).then('OrganizationDissolved');
    apart.when(on('2012-01-01', founded)).then('OrganizationFounded');
  });
});
