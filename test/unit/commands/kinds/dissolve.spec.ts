import { describe, expect, it } from '@jest/globals';
import { given, on, opening, org } from '../../../support/given.js';

const dissolve = (organizationId: string, more: Record<string, unknown> = {}) => ({
  kind: 'dissolve',
  organizationId,
  ...more,
});

it('ends the organization, and says who takes over', () => {
  given(opening())
    .when(
      on(
        '2011-01-01',
        dissolve('G1', {
          form: 'ceased',
          sharedTo: ['G2'],
          children: [
            { organizationId: 'C1', parentId: 'G2' },
            { organizationId: 'C2', parentId: 'G2' },
          ],
        }),
      ),
    )
    .then('OrganizationDissolved')
    .thenEffects(1, 'moved C1 consequential', 'moved C2 consequential', 'closed G1 ceased', 'succeeded G1 G2')
    .thenOn('2010-12-31', 'G1', { kind: 'G' })
    .thenOn('2011-01-01', 'G1', undefined)
    .thenOn('2011-01-01', 'C1', { parentId: 'G2' });
  given(opening())
    .when(on('2011-01-01', dissolve('C1')))
    .thenPayload(1, { form: 'dissolved', organizationId: 'C1', sharedTo: [], children: [] });
});

it('closes nothing that has live children', () => {
  const outcome = given(opening())
    .when(on('2011-01-01', dissolve('G1')))
    .thenRejected('/changes/0 live-children');
  expect(outcome.problems[0]).toMatchObject({
    organizationIds: ['G1', 'C1', 'C2'],
    params: { count: 2, children: 'C1, C2' },
  });
  given(opening())
    .when(
      on('2011-01-01', dissolve('G1'), dissolve('C1'), {
        kind: 'transfer',
        organizationId: 'C2',
        parentId: 'G2',
      }),
    )
    .then('OrganizationDissolved', 'OrganizationDissolved', 'OrganizationTransferred');
});

it('is reported at the change that leaves a child without its parent', () => {
  const founded = org('found', 'C3', 'C', 'G2');
  given(opening())
    .when(on('2011-01-01', founded, dissolve('G2')))
    .thenRejected('/changes/1 live-children');
  given(opening())
    .when(on('2011-01-01', dissolve('G2'), founded))
    .thenRejected('/changes/1 parent-not-live');
  given(opening())
    .when(on('2011-01-01', founded, { kind: 'rename', organizationId: 'G2', name: 'N' }, dissolve('G2')))
    .thenRejected('/changes/2 live-children');
});

it('shares to others that live, each once', () => {
  given(opening())
    .when(on('2011-01-01', dissolve('C1', { sharedTo: ['C2', 'C2', 'Z', 'C1'] })))
    .thenRejected(
      '/changes/0/sharedTo/1 named-twice',
      '/changes/0/sharedTo/3 named-twice',
      '/changes/0/sharedTo/2 unknown-organization',
    );
});

describe('shares to what the same decision opens', () => {
  const shared = (id: string) => dissolve('G2', { sharedTo: [id] });

  it('whatever the order of the changes', () => {
    const found = org('found', 'G3', 'G', 'U1');
    const [type, other] = ['OrganizationDissolved', 'OrganizationFounded'];
    given(opening())
      .when(on('2011-01-01', shared('G3'), found))
      .then(type, other)
      .thenEffects(1, 'closed G2 dissolved', 'succeeded G2 G3');
    given(opening())
      .when(on('2011-01-01', found, shared('G3')))
      .then(other, type);
    given(opening())
      .when(on('2011-01-01', shared('G3'), { ...found, effectiveSequence: 3 }))
      .then(type, other);
  });

  it('by whatever kind of change', () => {
    const part = { organizationId: 'G3', name: 'G3', organizationKind: 'G', parentId: 'U1' };
    const children = ['C1', 'C2'].map((organizationId) => ({ organizationId, parentId: 'G3' }));
    for (const opens of [
      { kind: 'split', form: 'separation', organizationId: 'G1', into: [part] },
      { kind: 'replace', organizationId: 'G1', into: part },
      { kind: 'receive', organization: part, from: 'x' },
      {
        kind: 'reorganize',
        organizationIds: ['G1'],
        survivorIds: ['U2'],
        into: [part],
        children,
      },
    ]) {
      expect(given(opening()).when(on('2011-01-01', shared('G3'), opens)).problems).toEqual([]);
    }
    given(opening(), on('2010-06-01', { kind: 'hand-over', organizationId: 'C1', to: 'x' }))
      .when(
        on('2011-01-01', shared('C1'), {
          kind: 'receive',
          organization: { organizationId: 'C1' },
          from: 'x',
        }),
      )
      .then('OrganizationDissolved', 'OrganizationReceived');
  });

  it('on the same day, and not later', () => {
    given(opening())
      .when(on('2011-01-01', shared('G3'), { ...org('found', 'G3', 'G', 'U1'), effectiveOn: '2011-01-02' }))
      .thenRejected('/changes/0/sharedTo/0 not-live');
    given(opening())
      .when(
        on('2011-01-01', shared('C3'), org('found', 'C3', 'C', 'G1'), {
          ...dissolve('C3'),
          effectiveSequence: 1,
        }),
      )
      .thenRejected('/changes/0/sharedTo/0 not-live');
    given(opening(), on('2010-06-01', dissolve('C1')))
      .when(on('2011-01-01', shared('C1')))
      .thenRejected('/changes/0/sharedTo/0 not-live');
  });

  it('unless what opens it is refused, which is reported alone', () => {
    given(opening())
      .when(on('2011-01-01', shared('G3'), org('found', 'G3', 'Z', 'U1')))
      .thenRejected('/changes/1/organization/organizationKind unknown-kind');
  });

  it('and holds later changes to it', () => {
    const both = on('2011-01-01', shared('G3'), org('found', 'G3', 'G', 'U1'));
    const correct = (patch: Record<string, unknown>) => ({
      kind: 'correct',
      target: { decisionId: 'd-10', change: 2 },
      by: 'register',
      reason: 'x',
      patch,
    });
    given(opening(), both)
      .when(on('2012-01-01', correct({ effectiveOn: '2010-12-31' })))
      .then('ChangeCorrected');
    given(opening(), both)
      .when(on('2012-01-01', correct({ organization: { name: 'Ba' } })))
      .then('ChangeCorrected');
    const whole = { kind: 'annul', target: { decisionId: 'd-10' }, reason: 'x' };
    given(opening(), both, on('2012-01-01', whole))
      .when(on('2012-01-01', { ...whole, target: { decisionId: 'd-13' } }))
      .then('ChangeAnnulled');
    given(opening(), both)
      .when(on('2012-01-01', correct({ effectiveOn: '2011-01-02' })))
      .thenBreaks('not-live', 'OrganizationDissolved 2011-01-01');
    given(opening(), both)
      .when(on('2012-01-01', { kind: 'annul', target: { decisionId: 'd-10', change: 2 }, reason: 'x' }))
      .thenBreaks('not-live', 'OrganizationDissolved 2011-01-01');
  });
});

it('refuses what does not live, and children that stand elsewhere', () => {
  given(opening(), on('2011-01-01', dissolve('C1')))
    .when(
      on(
        '2012-01-01',
        dissolve('C1'),
        dissolve('C2', { children: [{ organizationId: 'G2', parentId: 'U2' }] }),
      ),
    )
    .thenRejected('/changes/0/organizationId not-live', '/changes/1/children/0/organizationId not-a-child');
});

it('names all later changes that it would break, unless the decision rectifies them', () => {
  given(
    opening(),
    on('2012-01-01', { kind: 'rename', organizationId: 'C1', name: 'N' }),
    on('2013-01-01', { kind: 'transfer', organizationId: 'C1', parentId: 'G2' }),
    on('2014-01-01', { kind: 'record-fact', organizationId: 'C1', measure: 'members', value: 5 }),
  )
    .when(on('2011-01-01', dissolve('C1')))
    .thenBreaks(
      'not-live',
      'OrganizationRenamed 2012-01-01',
      'OrganizationTransferred 2013-01-01',
      'FactRecorded 2014-01-01',
    );
  given(opening(), on('2012-01-01', dissolve('C1')))
    .when(on('2011-01-01', dissolve('C1')))
    .thenBreaks('not-live', 'OrganizationDissolved 2012-01-01');
  given(opening(), on('2012-01-01', { kind: 'rename', organizationId: 'C1', name: 'N' }))
    .when(
      on('2011-01-01', dissolve('C1'), {
        kind: 'reinstate',
        organizationId: 'C1',
        effectiveOn: '2011-12-31',
      }),
    )
    .then('OrganizationDissolved', 'OrganizationReinstated');
});

it('refuses to end those it was shared to before it', () => {
  given(opening(), on('2012-01-01', dissolve('C1', { sharedTo: ['C2'] })))
    .when(on('2011-01-01', dissolve('C2')))
    .thenBreaks('not-live', 'OrganizationDissolved 2012-01-01');
});
