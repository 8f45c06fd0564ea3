import { describe, expect, it } from '@jest/globals';
import { given, on, opening, rename } from '../../../support/given.js';

describe('dates', () => {
  it('accepts only days that exist', () => {
    const acknowledge = [{ code: 'issued-after-recording', reference: 'x' }];
    for (const date of ['2012-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) {
      given(opening())
        .when({
          decision: { effectiveOn: '2012-01-01', issuedOn: date },
          changes: [rename('N')],
          acknowledge,
        })
        .then('OrganizationRenamed');
    }
    for (const date of [
      '2011-02-29',
      '1900-02-29',
      '2011-04-31',
      '2011-13-01',
      '2011-1-1',
      '0000-01-01',
      '2011-01-01T00:00:00Z',
      20110101,
    ]) {
      given(opening())
        .when(on('2012-01-01', rename('N', { effectiveOn: date })))
        .thenRejected('/changes/0/effectiveOn invalid-field');
    }
  });

  it('takes a leap day for a day like any other', () => {
    given(opening())
      .when(on('2012-02-29', rename('N')))
      .then('OrganizationRenamed')
      .thenOn('2012-02-28', 'C1', { name: 'C1' })
      .thenOn('2012-02-29', 'C1', { name: 'N' });
  });

  it('writes months and years as their first day', () => {
    const { events } = given(opening())
      .when(
        on(
          '2011-01-01',
          rename('N', { effectivePrecision: 'year' }),
          rename('M', { effectivePrecision: 'month', effectiveOn: '2011-05-01' }),
        ),
      )
      .then('OrganizationRenamed', 'OrganizationRenamed');
    expect(events.map(({ metadata }) => metadata.effectivePrecision)).toEqual([undefined, 'year', 'month']);
    given(opening())
      .when(
        on(
          '2011-01-02',
          rename('N', { effectivePrecision: 'month' }),
          rename('M', { effectivePrecision: 'year', effectiveOn: '2011-05-01' }),
        ),
      )
      .thenRejected('/changes/0/effectiveOn imprecise-date', '/changes/1/effectiveOn imprecise-date');
  });
});
