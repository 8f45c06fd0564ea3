import { expect, it } from '@jest/globals';
import { cycles } from '../../../../src/commands/verify/rules/cycles.js';
import { ofEachTouched } from '../../../../src/commands/verify/rules/rule.js';
import { on, opening, smallClassification } from '../../../support/given.js';
import { reported } from '../../../support/reported.js';

const rule = ofEachTouched(cycles);
const transfer = (organizationId: string, parentId: string) => ({
  kind: 'transfer',
  organizationId,
  parentId,
});

/** A register in which every kind may stand under every other. */
function anywhere() {
  const parents = [{ kind: null }, ...smallClassification.kinds.map(({ code }) => ({ kind: code }))];
  const kinds = smallClassification.kinds.map((kind) => ({ ...kind, parents }));
  const [open, , ...others] = opening().changes;
  const define = { kind: 'define-kinds', classification: { ...smallClassification, kinds } };
  return { ...opening(), changes: [open!, define, ...others] };
}

it('lets nobody stand under itself, nor under what stands under it', () => {
  expect(reported(rule, opening(), on('2011-01-01', transfer('G1', 'U2')))).toEqual([]);
  expect(reported(rule, opening(), on('2011-01-01', transfer('U1', 'C1')))).toEqual([
    '/changes/0 cycle U1,C1,G1 2011-01-01',
  ]);
});

it('reports a circle once, whoever closes it', () => {
  expect(reported(rule, opening(), on('2011-01-01', transfer('U1', 'U2'), transfer('U2', 'U1')))).toEqual([
    '/changes/1 cycle U1,U2 2011-01-01',
  ]);
});

it('judges every later date on which something above differs', () => {
  const recorded = [anywhere(), on('2012-01-01', transfer('G2', 'C1'))];
  expect(reported(rule, ...recorded, on('2011-01-01', transfer('G1', 'G2')))).toEqual([
    '/changes/0 breaks cycle: OrganizationTransferred 2012-01-01',
  ]);
  const away = [...recorded, on('2013-01-01', transfer('G2', 'U2'))];
  expect(reported(rule, ...away, on('2013-01-01', transfer('G1', 'G2')))).toEqual([]);
  expect(reported(rule, ...away, on('2012-06-01', transfer('G1', 'G2')))).toEqual([
    '/changes/0 cycle G1,G2,C1 2012-06-01',
  ]);
});
