import { it } from '@jest/globals';
import { given, on, opening } from '../../../support/given.js';

const reinstate = (organizationId: string, more: Record<string, unknown> = {}) => ({
  kind: 'reinstate',
  organizationId,
  ...more,
});
const dissolve = (organizationId: string) => ({ kind: 'dissolve', organizationId });

it('opens the organization again as it was when it ended', () => {
  given(
    opening(),
    on(
      '2010-06-01',
      { kind: 'recode', organizationId: 'C1', scheme: 'directory', value: '1' },
      { kind: 'rename', organizationId: 'C1', name: 'N', otherNames: { organ: 'x' } },
    ),
    on('2011-01-01', dissolve('C1')),
  )
    .when(on('2012-01-01', reinstate('C1')))
    .then('OrganizationReinstated')
    .thenEffects(1, 'opened C1 reinstated')
    .thenOn('2011-12-31', 'C1', undefined)
    .thenOn('2012-01-01', 'C1', {
      name: 'N',
      otherNames: { organ: 'x' },
      kind: 'C',
      parentId: 'G1',
      codes: { directory: '1' },
    });
});

it('takes what it says instead', () => {
  given(opening(), on('2011-01-01', dissolve('G2')))
    .when(on('2012-01-01', reinstate('G2', { organizationKind: 'C', parentId: 'G1', name: 'N', codes: {} })))
    .then('OrganizationReinstated')
    .thenPayload(1, {
      organization: {
        organizationId: 'G2',
        name: 'N',
        otherNames: {},
        kind: 'C',
        parentId: 'G1',
        codes: {},
        facts: [],
      },
      asLeft: ['otherNames'],
    });
});

it('says out of whom it comes back', () => {
  given(
    opening(),
    on('2011-01-01', { kind: 'merge', form: 'absorption', organizationIds: ['C1'], survivorId: 'C2' }),
  )
    .when(on('2012-01-01', reinstate('C1', { predecessorIds: ['C2'] })))
    .then('OrganizationReinstated')
    .thenEffects(1, 'opened C1 reinstated', 'succeeded C2 C1')
    .thenOn('2012-01-01', 'C2', { kind: 'C' });
});

it('comes back only out of those that live, each named once', () => {
  given(opening(), on('2011-01-01', dissolve('C1'), dissolve('C2')))
    .when(on('2012-01-01', reinstate('C1', { predecessorIds: ['C2', 'G1', 'G1', 'C1'] })))
    .thenRejected(
      '/changes/0/predecessorIds/0 not-live',
      '/changes/0/predecessorIds/2 named-twice',
      '/changes/0/predecessorIds/3 not-live',
    );
});

it('refuses what lives, what never ended and what nobody knows', () => {
  given(opening(), on('2011-01-01', dissolve('C2')))
    .when(on('2010-06-01', reinstate('C1'), reinstate('C2'), reinstate('Z')))
    .thenRejected(
      '/changes/0/organizationId already-live',
      '/changes/1/organizationId already-live',
      '/changes/2/organizationId unknown-organization',
    );
  given(opening())
    .when(on('2009-06-01', reinstate('C1')))
    .thenRejected('/changes/0/organizationId never-ended');
});

it('refuses a place that is gone', () => {
  given(opening(), on('2011-01-01', { kind: 'hand-over', organizationId: 'G1', to: 'x' }))
    .when(on('2012-01-01', reinstate('C1')))
    .thenRejected('/changes/0 parent-not-live');
});

it('refuses a name and a code that somebody else has by now', () => {
  given(
    opening(),
    on('2010-06-01', { kind: 'recode', organizationId: 'C1', scheme: 'directory', value: '1' }),
    on('2011-01-01', dissolve('C1')),
    on('2011-06-01', { kind: 'rename', organizationId: 'C2', name: 'C1' }),
    on('2011-06-01', { kind: 'recode', organizationId: 'C2', scheme: 'directory', value: '1' }),
  )
    .when(on('2012-01-01', reinstate('C1')))
    .thenRejected('/changes/0 code-taken', '/changes/0 homonym');
});

it('refuses to live when a later change reinstates it', () => {
  given(opening(), on('2011-01-01', dissolve('C1')), on('2013-01-01', reinstate('C1')))
    .when(on('2012-01-01', reinstate('C1')))
    .thenBreaks('already-live', 'OrganizationReinstated 2013-01-01');
});
