import { it } from '@jest/globals';
import { given, on, opening } from '../../../support/given.js';

const figure = {
  kind: 'publish-figure',
  figure: 'G-after',
  label: { vi: 'đảng bộ cơ sở', en: 'base committees' },
  value: 222,
  document: { title: 'Báo cáo', publishedOn: '2020-10-23' },
  quotation: 'còn 222',
};

it('keeps what a document states, and changes no state', () => {
  const { kind: _, ...payload } = figure;
  given(opening())
    .when(on('2011-01-01', { ...figure, attributes: { scope: 'all' }, bound: 'nearly', asOf: '2020-09-30' }))
    .then('FigurePublished')
    .thenPayload(1, { ...payload, attributes: { scope: 'all' }, bound: 'nearly', asOf: '2020-09-30' })
    .thenEffects(1);
  given(opening())
    .when(on('2011-01-01', figure))
    .thenPayload(1, { ...payload, bound: 'exactly', attributes: {} });
});

it('refuses a period that ends before it begins', () => {
  given(opening())
    .when(on('2011-01-01', { ...figure, period: { from: '2020-01-01', to: '2019-01-01' } }))
    .thenRejected('/changes/0/period period-reversed');
});
