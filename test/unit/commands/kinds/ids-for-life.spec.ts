import { expect, it } from '@jest/globals';
import { explain } from '../../../../src/commands/problems/problem.js';
import { RegisterState } from '../../../../src/events/register/register-state.js';
import { decide } from '../../../../src/commands/decide/decide.js';
import { context, given, on, opening, org, request, type PlainChange } from '../../../support/given.js';
import { scannedIndex } from '../../../support/scanned-index.js';

const annul = (decisionId: string, change?: number): PlainChange => ({
  kind: 'annul',
  target: { decisionId, ...(change !== undefined && { change }) },
  reason: 'ghi nhầm',
});
const correct = (decisionId: string, organization: Record<string, unknown>): PlainChange => ({
  kind: 'correct',
  target: { decisionId, change: 1 },
  by: 'register',
  reason: 'ghi nhầm',
  patch: { organization },
});
const founded = on('2011-01-01', org('found', 'G3', 'G', 'U1'));
const other = on('2012-01-01', org('found', 'G3', 'G', 'U2'));
const field = '/changes/0/organization/organizationId';

it('refuses the id of an organization that was annulled to quite another one', () => {
  const refused = given(opening(), founded, on('2015-01-01', annul('d-10'))).when(other);
  refused.thenRejected(`${field} id-reused`);
  const [problem] = refused.problems;
  expect(explain(problem!, 'en')).toMatch(/G3 was given before, and annulled or corrected since/);
  expect(explain(problem!, 'vi')).toMatch(/G3 đã được cấp trước đây, sau đó bị hủy bỏ/);
});

it('says of an id that is in use only that it has been used', () => {
  const { problems } = given(opening(), founded).when(other).thenRejected(`${field} id-reused`);
  expect(explain(problems[0]!, 'en')).toMatch(/^The id G3 has been used before/);
});

it('refuses every id that an annulled decision gave, by whichever kind of change', () => {
  const two = on('2011-01-01', org('found', 'G3', 'G', 'U1'), org('found', 'C8', 'C', 'G3'));
  given(opening(), two, on('2015-01-01', annul('d-10')))
    .when(on('2016-01-01', org('register', 'C8', 'C', 'G1'), org('found', 'G4', 'G', 'U1')))
    .thenRejected(`${field} id-reused`);
});

it('lets the decision that annuls an opening give the id again: it is the same body, of another kind of change', () => {
  given(opening(), founded)
    .when(
      on('2015-01-01', annul('d-10'), {
        ...org('register', 'G3', 'G', 'U1'),
        effectiveOn: '2011-01-01',
      }),
    )
    .then('ChangeAnnulled', 'OrganizationRegistered')
    .thenOn('2011-01-01', 'G3', { parentId: 'U1' });
});

it('keeps the id that a correction took away, but for a correction of the same change', () => {
  const renumbered = on('2014-01-01', correct('d-10', { organizationId: 'G4' }));
  given(opening(), founded, renumbered).when(other).thenRejected(`${field} id-reused`);
  given(opening(), founded, renumbered)
    .when(on('2015-01-01', correct('d-10', { organizationId: 'G3' })))
    .then('ChangeCorrected')
    .thenOn('2011-01-01', 'G3', { parentId: 'U1' })
    .thenOn('2011-01-01', 'G4', undefined);
});

it('restores an organization under its own id when the annulment is annulled', () => {
  given(opening(), founded, on('2015-01-01', annul('d-10')))
    .when(on('2016-01-01', annul('d-12')))
    .then('ChangeAnnulled')
    .thenOn('2011-01-01', 'G3', { parentId: 'U1' });
});

it('leaves the id free that only a refused decision wanted', () => {
  given(opening()).when(other).then('OrganizationFounded').thenOn('2012-01-01', 'G3', { parentId: 'U2' });
});

it.each(['indexed', 'evicted'])('remembers the ids of what is %s', (how) => {
  const { log } = given(opening(), founded, on('2015-01-01', annul('d-10')));
  const state = new RegisterState(scannedIndex(log), how === 'indexed' ? log.length - 1 : -1);
  if (how === 'evicted') {
    for (const event of log) state.apply(event);
    state.evict(0);
  }
  expect(() => decide(state, request(other), context('d-9'))).toThrow(/G3 was given before/);
});
