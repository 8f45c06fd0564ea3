import { expect, it } from '@jest/globals';
import { homonyms } from '../../../../src/commands/verify/rules/homonyms.js';
import { ofEachTouched } from '../../../../src/commands/verify/rules/rule.js';
import { on, opening, type PlainRequest } from '../../../support/given.js';
import { reported } from '../../../support/reported.js';

const rule = ofEachTouched(homonyms);
const rename = (organizationId: string, name: string) => ({ kind: 'rename', organizationId, name });
const transfer = (organizationId: string, parentId: string) => ({
  kind: 'transfer',
  organizationId,
  parentId,
});
const accepted = (request: PlainRequest): PlainRequest => ({
  ...request,
  acknowledge: [{ code: 'homonym', reference: '1' }],
});

it('asks of a register what it minds, and nothing of one that does not mind', () => {
  const same = on('2011-01-01', rename('C2', 'C1'));
  expect(reported(rule, opening('refuse'), same)).toEqual(['/changes/0 homonym C2,C1 2011-01-01']);
  expect(reported(rule, opening('warn'), same)).toEqual(['/changes/0 homonym C2,C1 2011-01-01']);
  expect(reported(rule, opening('allow'), same)).toEqual([]);
});

it('lets one name stand under two parents until they meet', () => {
  const named = [opening(), on('2011-01-01', transfer('C2', 'G2'), rename('C2', 'C1'))] as const;
  expect(reported(rule, ...named)).toEqual([]);
  expect(reported(rule, ...named, on('2012-01-01', transfer('C2', 'G1')))).toEqual([
    '/changes/0 homonym C2,C1 2012-01-01',
  ]);
});

it('refuses what only a recorded change brings about, where homonyms are refused', () => {
  const later = on('2012-01-01', rename('C2', 'N'));
  expect(reported(rule, opening('refuse'), later, on('2011-01-01', rename('C1', 'N')))).toEqual([
    '/changes/0 breaks homonym: OrganizationRenamed 2012-01-01',
  ]);
  expect(reported(rule, opening('warn'), later, on('2011-01-01', rename('C1', 'N')))).toEqual([
    '/changes/0 homonym C1,C2 2012-01-01',
  ]);
});

it('does not warn again of what the register bore before', () => {
  const borne = [opening('warn'), accepted(on('2011-01-01', rename('C2', 'C1')))];
  const together = on('2012-01-01', transfer('C1', 'G2'), transfer('C2', 'G2'));
  expect(
    reported(
      rule,
      ...borne,
      on('2012-01-01', { kind: 'rename', organizationId: 'C2', name: 'C1', otherNames: { organ: 'x' } }),
    ),
  ).toEqual([]);
  expect(reported(rule, ...borne, together)).toEqual(['/changes/1 homonym C2,C1 2012-01-01']);
});
