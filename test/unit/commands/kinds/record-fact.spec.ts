import { it } from '@jest/globals';
import { given, on, opening } from '../../../support/given.js';

const fact = (measure: string, value: number, more: Record<string, unknown> = {}) => ({
  kind: 'record-fact',
  organizationId: 'G1',
  measure,
  value,
  ...more,
});
const period = { from: '2010-01-01', to: '2010-12-31' };

it('states a stock as of its date, and a flow over its period', () => {
  given(opening())
    .when(on('2011-01-01', fact('members', 40), fact('admissions', 3, { period })))
    .then('FactRecorded', 'FactRecorded')
    .thenPayload(1, { fact: { organizationId: 'G1', measure: 'members', value: 40 } })
    .thenPayload(2, { fact: { organizationId: 'G1', measure: 'admissions', value: 3, period } })
    .thenEffects(1);
});

it('refuses a period that is missing, out of place or reversed, and a measure that is not defined', () => {
  given(opening())
    .when(
      on(
        '2011-01-01',
        fact('admissions', 3),
        fact('members', 40, { period }),
        fact('admissions', 3, { period: { from: '2010-12-31', to: '2010-01-01' } }),
        fact('rooms', 3),
        fact('members', 40, { organizationId: 'Z' }),
      ),
    )
    .thenRejected(
      '/changes/0/period period-needed',
      '/changes/1/period period-not-allowed',
      '/changes/2/period period-reversed',
      '/changes/3/measure unknown-measure',
      '/changes/4/organizationId unknown-organization',
    );
});

it('warns of a size outside of the rules', () => {
  given(opening())
    .when(on('2011-01-01', fact('members', 3)))
    .thenRejected('/changes/0/value size');
  given(opening())
    .when({ ...on('2011-01-01', fact('members', 3)), acknowledge: [{ code: 'size', reference: 'x' }] })
    .then('FactRecorded');
});
