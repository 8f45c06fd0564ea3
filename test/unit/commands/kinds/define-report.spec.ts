import { expect, it } from '@jest/globals';
import { changeKindOf } from '../../../../src/commands/kinds/change-catalogue.js';
import { given, on, opening } from '../../../support/given.js';

const { definition } = changeKindOf('define-report')!.example as { definition: { code: string } };
const define = { kind: 'define-report', definition };

it('numbers the versions of a report', () => {
  given(opening(), on('2011-01-01', define))
    .when(on('2010-06-01', define, { ...define, definition: { ...definition, code: 'other' } }))
    .then('ReportDefined', 'ReportDefined')
    .thenPayload(1, { definition, version: 2 })
    .thenPayload(2, { definition: { ...definition, code: 'other' }, version: 1 });
});

it('never gives a version twice, in whatever order the dates of a decision stand', () => {
  const { state } = given(opening(), on('2012-01-01', define, { ...define, effectiveOn: '2011-01-01' }));
  expect([...state.reports.get(definition.code)!.values()].sort()).toEqual([1, 2]);
});
