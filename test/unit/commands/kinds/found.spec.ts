import { expect, it } from '@jest/globals';
import { given, on, opening, org } from '../../../support/given.js';

it('opens the organization on its date, with the measures stated', () => {
  const { state } = given(opening())
    .when(
      on(
        '2011-01-01',
        org('found', 'G3', 'G', 'U1', {
          codes: { directory: '7' },
          facts: [{ measure: 'members', value: 40 }],
        }),
      ),
    )
    .then('OrganizationFounded')
    .thenEffects(1, 'opened G3 founded')
    .thenOn('2010-12-31', 'G3', undefined)
    .thenOn('2011-01-01', 'G3', { kind: 'G', codes: { directory: '7' }, authorities: [], functions: {} });
  expect([...state.timeline.everCoded('directory', '7')]).toEqual(['G3']);
});

it('warns of a size outside of the rules until it is acknowledged', () => {
  const change = org('found', 'G3', 'G', 'U1', { facts: [{ measure: 'members', value: 29 }] });
  const acknowledge = (code: string, ofChange?: number) => ({
    ...on('2011-01-01', change),
    acknowledge: [{ code, reference: '12-CV', ...(ofChange !== undefined && { change: ofChange }) }],
  });
  given(opening()).when(on('2011-01-01', change)).thenRejected('/changes/0/organization/facts size');
  given(opening()).when(acknowledge('competence')).thenRejected('size');
  given(opening()).when(acknowledge('size', 2)).thenRejected('size');
  given(opening()).when(acknowledge('size', 1)).then('OrganizationFounded');
  const { events } = given(opening()).when(acknowledge('size')).then('OrganizationFounded');
  expect(events[0]!.data).toMatchObject({
    acknowledgements: [{ code: 'size', reference: '12-CV' }],
    warnings: [{ code: 'size', change: 1, organizationIds: ['G3'], params: { value: 29, range: '≥ 30' } }],
  });
});

it('warns of a parent that is legal by option only', () => {
  const plain = on('2011-01-01', org('found', 'G3', 'G', 'R'));
  given(opening()).when(plain).thenRejected('/changes/0 parent-by-option');
  given(opening())
    .when({ ...plain, acknowledge: [{ code: 'parent-by-option', reference: 'x' }] })
    .then('OrganizationFounded');
});

it('refuses a name that a sibling has, by the rule of the register', () => {
  const homonym = on('2011-01-01', org('found', 'C3', 'C', 'G1', { name: 'C1' }));
  given(opening('refuse')).when(homonym).thenRejected('/changes/0 homonym');
  given(opening('allow')).when(homonym).then('OrganizationFounded');
  const warned = given(opening('warn')).when(homonym).thenRejected('/changes/0 homonym');
  expect(warned.problems[0]).toMatchObject({ severity: 'warning', organizationIds: ['C3', 'C1'] });
  given(opening('warn'))
    .when({ ...homonym, acknowledge: [{ code: 'homonym', reference: 'x' }] })
    .then('OrganizationFounded');
  given(opening('refuse'))
    .when(on('2011-01-01', org('found', 'C3', 'C', 'G2', { name: 'C1' })))
    .then('OrganizationFounded');
});

it('reports two of one name in one decision at the second', () => {
  given(opening())
    .when(
      on(
        '2011-01-01',
        org('found', 'C3', 'C', 'G1', { name: 'N' }),
        org('found', 'C4', 'C', 'G1', { name: 'N' }),
      ),
    )
    .thenRejected('/changes/1 homonym');
});

it('may take the place of what ends the same day, whatever the order', () => {
  const ends = { kind: 'dissolve', organizationId: 'C1' };
  const begins = org('found', 'C3', 'C', 'G1', { name: 'C1' });
  given(opening())
    .when(on('2011-01-01', ends, begins))
    .then('OrganizationDissolved', 'OrganizationFounded');
  given(opening())
    .when(on('2011-01-01', begins, ends))
    .then('OrganizationFounded', 'OrganizationDissolved');
});

it('refuses a code that is held, and names the holder', () => {
  const held = given(
    opening(),
    on('2011-01-01', { kind: 'recode', organizationId: 'G1', scheme: 'directory', value: '1' }),
  );
  const found = (date: string) => on(date, org('found', 'C3', 'C', 'G1', { codes: { directory: '1' } }));
  const outcome = held.when(found('2012-01-01')).thenRejected('/changes/0 code-taken');
  expect(outcome.problems[0]!.params).toMatchObject({
    organization: 'C3',
    other: 'G1',
    value: '1',
    on: '2012-01-01',
  });
  held.when(found('2010-06-01')).thenBreaks('code-taken', 'OrganizationRecoded 2011-01-01');
});
