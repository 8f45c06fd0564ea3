import { expect, it } from '@jest/globals';
import { codes } from '../../../../src/commands/verify/rules/codes.js';
import { ofEachTouched } from '../../../../src/commands/verify/rules/rule.js';
import { on, opening } from '../../../support/given.js';
import { reported } from '../../../support/reported.js';

const rule = ofEachTouched(codes);
const recode = (organizationId: string, value: string | null) => ({
  kind: 'recode',
  organizationId,
  scheme: 'directory',
  value,
});
const coded = [opening(), on('2012-01-01', recode('C1', '7'))];

it('lets no two that live have the same code, and blames the one that gets it last', () => {
  expect(reported(rule, ...coded, on('2013-01-01', recode('C2', '8')))).toEqual([]);
  expect(reported(rule, ...coded, on('2013-01-01', recode('C2', '7')))).toEqual([
    '/changes/0 code-taken C2,C1 2013-01-01',
  ]);
});

it('lets a code be taken over when it is free', () => {
  const dissolve = { kind: 'dissolve', organizationId: 'C1' };
  expect(reported(rule, ...coded, on('2013-01-01', recode('C1', '8'), recode('C2', '7')))).toEqual([]);
  expect(reported(rule, ...coded, on('2013-01-01', dissolve), on('2013-01-01', recode('C2', '7')))).toEqual(
    [],
  );
});

it('reports a recorded change that would take a code that is not free any more', () => {
  expect(reported(rule, ...coded, on('2011-01-01', recode('C2', '7')))).toEqual([
    '/changes/0 breaks code-taken: OrganizationRecoded 2012-01-01',
  ]);
});

it('reports two of one decision once', () => {
  expect(reported(rule, opening(), on('2011-01-01', recode('C1', '7'), recode('C2', '7')))).toEqual([
    '/changes/1 code-taken C2,C1 2011-01-01',
  ]);
});
