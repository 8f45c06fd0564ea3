import { expect, it } from '@jest/globals';
import { given, on, opening, org } from '../../../support/given.js';

it('opens the organization as part of the opening balance', () => {
  given(opening())
    .when(on('2011-01-01', org('register', 'C3', 'C', 'G1', { otherNames: { organ: 'Chi ủy 3' } })))
    .then('OrganizationRegistered')
    .thenPayload(1, {
      organization: {
        organizationId: 'C3',
        name: 'C3',
        otherNames: { organ: 'Chi ủy 3' },
        kind: 'C',
        parentId: 'G1',
      },
    })
    .thenEffects(1, 'opened C3 registered')
    .thenOn('2010-12-31', 'C3', undefined)
    .thenOn('2011-01-01', 'C3', { kind: 'C', parentId: 'G1', otherNames: { organ: 'Chi ủy 3' } });
});

it('makes an id that the same decision makes again', () => {
  const plain = on('2011-01-01', {
    kind: 'register',
    organization: { name: 'Chi bộ 3', organizationKind: 'C', parentId: 'G1' },
  });
  const [first, second] = [1, 2].map(() => given(opening()).when(plain).then('OrganizationRegistered'));
  const ids = [first, second].map(
    (outcome) =>
      (outcome!.events[1]!.data as { organization: { organizationId: string } }).organization.organizationId,
  );
  expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(ids[1]).toBe(ids[0]);
});

it('may name a parent that a later change of the decision opens', () => {
  given(opening())
    .when(on('2011-01-01', org('register', 'C3', 'C', 'G3'), org('register', 'G3', 'G', 'U1')))
    .then('OrganizationRegistered', 'OrganizationRegistered');
});

it('refuses an id that was ever used', () => {
  given(opening(), on('2011-01-01', { kind: 'dissolve', organizationId: 'C1' }))
    .when(on('2012-01-01', org('register', 'C1', 'C', 'G1')))
    .thenRejected('/changes/0/organization/organizationId id-reused');
  given(opening(), on('2012-01-01', org('register', 'C3', 'C', 'G1')))
    .when(on('2011-01-01', org('register', 'C3', 'C', 'G1')))
    .thenRejected('/changes/0/organization/organizationId id-reused');
});

it('refuses kinds, schemes and measures that the register does not define', () => {
  given(opening())
    .when(
      on(
        '2011-01-01',
        org('register', 'C3', 'Z', 'G1', {
          codes: { postal: '1' },
          facts: [
            { measure: 'rooms', value: 1 },
            { measure: 'admissions', value: 1 },
          ],
        }),
      ),
    )
    .thenRejected(
      '/changes/0/organization/organizationKind unknown-kind',
      '/changes/0/organization/codes/postal unknown-scheme',
      '/changes/0/organization/facts/0/measure unknown-measure',
      '/changes/0/organization/facts/1 period-needed',
    );
});

it('refuses a parent that is unknown, dead, of an illegal kind, or none where one is needed', () => {
  const register = (kind: string, parentId: string | null) =>
    on('2011-01-01', org('register', 'X', kind, parentId));
  given(opening())
    .when(register('C', 'Z'))
    .thenRejected('/changes/0/organization/parentId unknown-organization');
  given(opening()).when(register('C', 'U1')).thenRejected('/changes/0 illegal-parent-kind');
  given(opening()).when(register('C', null)).thenRejected('/changes/0 root-not-allowed');
  given(opening(), on('2010-06-01', { kind: 'dissolve', organizationId: 'G2' }))
    .when(register('C', 'G2'))
    .thenRejected('/changes/0 parent-not-live');
  given(opening()).when(register('G', 'G1')).thenRejected('/changes/0 parent-lacks-authority');
});

it('refuses a date before the register defines its kinds', () => {
  given(opening())
    .when(on('2009-12-31', org('register', 'R2', 'R', null)))
    .thenRejected('/changes/0/organization/organizationKind no-classification');
});

it('refuses what would later stand illegally, and names what it would break', () => {
  given(opening(), on('2012-01-01', { kind: 'dissolve', organizationId: 'G2' }))
    .when(on('2011-01-01', org('register', 'C3', 'C', 'G2')))
    .thenBreaks('live-children', 'OrganizationDissolved 2012-01-01');
});
