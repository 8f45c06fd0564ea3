import { expect, it } from '@jest/globals';
import { given, on, opening, request } from '../../../support/given.js';

const open = { kind: 'open-register', title: { vi: 'Sổ', en: 'Register' } };

it('begins the register, and warns of homonyms where it says nothing', () => {
  const { state } = given()
    .when(on('2010-01-01', open))
    .then('RegisterOpened')
    .thenPayload(1, { title: { vi: 'Sổ', en: 'Register' }, homonyms: 'warn' });
  expect(state.opened?.homonyms).toBe('warn');
});

it('comes first, and once', () => {
  given()
    .when(on('2010-01-01', open, open))
    .thenRejected('/changes/1 register-exists');
  given(opening()).when(on('2011-01-01', open)).thenRejected('/changes/0 register-exists');
});

it('is needed before anything else, which is all that is said then of the rules', () => {
  given()
    .when(on('2010-01-01', { kind: 'rename', organizationId: 'C1', name: 'N' }))
    .thenRejected('unknown-register');
  const outcome = given().whenRaw({ ...request(on('2010-01-01', { kind: 'vanish' })), unheard: 1 });
  expect(outcome.problems.map(({ code }) => code)).toEqual([
    'invalid-field',
    'unknown-register',
    'unknown-change-kind',
  ]);
});
