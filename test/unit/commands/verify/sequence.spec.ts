import { expect, it } from '@jest/globals';
import { ofEachTouched } from '../../../../src/commands/verify/rules/rule.js';
import { sequence } from '../../../../src/commands/verify/rules/sequence.js';
import { on, opening, org } from '../../../support/given.js';
import { reported } from '../../../support/reported.js';

const rule = ofEachTouched(sequence);
const rename = { kind: 'rename', organizationId: 'C1', name: 'N' };
const dissolve = (organizationId: string) => ({ kind: 'dissolve', organizationId });
const reinstate = (organizationId: string) => ({ kind: 'reinstate', organizationId });
const annul = (decisionId: string) => ({ kind: 'annul', target: { decisionId }, reason: 'sai' });

it('finds nothing wrong with what stands in its right place', () => {
  expect(reported(rule, opening(), on('2012-01-01', rename), on('2013-01-01', dissolve('C1')))).toEqual([]);
  expect(reported(rule, opening(), on('2012-01-01', dissolve('C1')), on('2011-01-01', rename))).toEqual([]);
});

it('lets nothing change that does not live, whatever was recorded first', () => {
  expect(reported(rule, opening(), on('2012-01-01', rename), on('2011-01-01', dissolve('C1')))).toEqual([
    '/changes/0 breaks not-live: OrganizationRenamed 2012-01-01',
  ]);
});

it('lets an organization succeed another in the change that closes it, and in no later one', () => {
  const absorb = { kind: 'merge', form: 'absorption', organizationIds: ['C1'], survivorId: 'C2' };
  expect(reported(rule, opening(), on('2012-01-01', absorb))).toEqual([]);
  expect(reported(rule, opening(), on('2012-01-01', absorb), on('2011-01-01', dissolve('C1')))).toEqual([
    '/changes/0 breaks not-live: OrganizationsMerged 2012-01-01',
  ]);
});

it('lets nobody be succeeded by whom it did not live to see', () => {
  const comeBack = { ...reinstate('C1'), predecessorIds: ['C2'] };
  const recorded = [opening(), on('2011-01-01', dissolve('C1')), on('2012-01-01', comeBack)];
  expect(reported(rule, ...recorded, on('2011-06-01', dissolve('C2')))).toEqual([
    '/changes/0 breaks not-live: OrganizationReinstated 2012-01-01',
  ]);
});

it('gives no id twice', () => {
  const found = { ...org('found', 'C3', 'C', 'G1'), effectiveOn: '2012-01-01' };
  const again = on('2015-01-01', annul('d-10'), found);
  const annulment = { ...annul('d-12'), target: { decisionId: 'd-12', change: 1 } };
  expect(reported(rule, opening(), on('2012-01-01', found), again, on('2016-01-01', annulment))).toEqual([
    '/changes/0 breaks id-reused: OrganizationFounded 2012-01-01',
  ]);
});

it('reinstates only what has ended', () => {
  const ended = [opening(), on('2012-01-01', dissolve('C1')), on('2013-01-01', reinstate('C1'))];
  expect(reported(rule, ...ended, on('2015-01-01', annul('d-10')))).toEqual([
    '/changes/0 breaks already-live: OrganizationReinstated 2013-01-01',
  ]);
  const founded = on('2011-01-01', org('found', 'C3', 'C', 'G1'));
  const again = [opening(), founded, on('2012-01-01', dissolve('C3')), on('2013-01-01', reinstate('C3'))];
  expect(reported(rule, ...again, on('2015-01-01', annul('d-10'), annul('d-12')))).toEqual([
    '/changes/1 breaks never-ended: OrganizationReinstated 2013-01-01',
  ]);
});
