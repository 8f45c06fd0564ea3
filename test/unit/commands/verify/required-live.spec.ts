import { expect, it } from '@jest/globals';
import { requiredLive, restoredRequireLive } from '../../../../src/commands/verify/rules/required-live.js';
import { ofEachTouched } from '../../../../src/commands/verify/rules/rule.js';
import { on, opening } from '../../../support/given.js';
import { reported } from '../../../support/reported.js';

const dissolve = (organizationId: string, ...sharedTo: string[]) => ({
  kind: 'dissolve',
  organizationId,
  sharedTo,
});
const fact = { kind: 'record-fact', organizationId: 'C2', measure: 'members', value: 5 };
const annul = (decisionId: string) => ({ kind: 'annul', target: { decisionId }, reason: 'sai' });

it('keeps those alive that a recorded change needs to live', () => {
  const rule = ofEachTouched(requiredLive);
  const recorded = [opening(), on('2012-01-01', dissolve('C1', 'C2')), on('2013-01-01', fact)];
  expect(reported(rule, ...recorded, on('2011-01-01', dissolve('C2')))).toEqual([
    '/changes/0 breaks not-live: OrganizationDissolved 2012-01-01, FactRecorded 2013-01-01',
  ]);
  expect(reported(rule, ...recorded, on('2012-06-01', dissolve('C2')))).toEqual([
    '/changes/0 breaks not-live: FactRecorded 2013-01-01',
  ]);
  expect(reported(rule, ...recorded, on('2014-01-01', dissolve('C2')))).toEqual([]);
  const reinstate = { kind: 'reinstate', organizationId: 'C2', effectiveOn: '2011-06-01' };
  expect(reported(rule, ...recorded, on('2011-01-01', dissolve('C2'), reinstate))).toEqual([]);
});

it('asks the same of a change that is restored, which no change kind looks at again', () => {
  const recorded = [opening(), on('2012-01-01', dissolve('C1', 'C2')), on('2013-01-01', annul('d-10'))];
  const restore = on('2014-01-01', annul('d-12'));
  expect(reported(restoredRequireLive, ...recorded, on('2011-01-01', dissolve('C2')), restore)).toEqual([
    '/changes/0 not-live C2 2012-01-01',
  ]);
  expect(reported(restoredRequireLive, ...recorded, on('2013-01-01', dissolve('C2')), restore)).toEqual([]);
});
