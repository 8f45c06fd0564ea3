import { it, expect } from '@jest/globals';
import { given, on, opening, org, smallClassification, type PlainChange } from '../../../support/given.js';

const rename = (name: string) => ({ kind: 'rename', organizationId: 'C1', name });
const annul = (decisionId: string, change?: number): PlainChange => ({
  kind: 'annul',
  target: { decisionId, ...(change !== undefined && { change }) },
  reason: 'trái thẩm quyền',
});
const correct = (patch: Record<string, unknown>, decisionId = 'd-10'): PlainChange => ({
  kind: 'correct',
  target: { decisionId, change: 1 },
  by: 'register',
  reason: 'ghi nhầm',
  patch,
});
const renamed = on('2011-01-01', rename('Một'));
const dissolved = on('2011-01-01', { kind: 'dissolve', organizationId: 'C1' });

it('makes a change void from the start', () => {
  given(opening(), renamed)
    .when(on('2015-01-01', annul('d-10', 1)))
    .then('ChangeAnnulled')
    .thenPayload(1, {
      target: { decisionId: 'd-10', change: 1 },
      reason: 'trái thẩm quyền',
      treated: [
        {
          revision: 11,
          decisionId: 'd-10',
          index: 1,
          before: {
            type: 'OrganizationRenamed',
            schemaVersion: 1,
            data: { organizationId: 'C1', name: 'Một' },
            effectiveOn: '2011-01-01',
            effectiveSequence: 0,
          },
          after: null,
        },
      ],
    })
    .thenOn('2011-01-01', 'C1', { name: 'C1' });
});

it('makes every change of a decision void that is not void yet', () => {
  const two = on('2011-01-01', rename('Một'), org('found', 'G3', 'G', 'U1'));
  given(opening(), two)
    .when(on('2015-01-01', annul('d-10')))
    .then('ChangeAnnulled')
    .thenOn('2011-01-01', 'C1', { name: 'C1' })
    .thenOn('2011-01-01', 'G3', undefined);
  const outcome = given(opening(), two, on('2014-01-01', annul('d-10', 2)))
    .when(on('2015-01-01', annul('d-10')))
    .then('ChangeAnnulled');
  expect(outcome.events[1]!.data).toMatchObject({ treated: [{ index: 1 }] });
  expect(outcome.events[1]!.data).toHaveProperty('treated.length', 1);
});

it('is refused with all that depends on it, unless the same decision rectifies that', () => {
  const founded = on('2011-01-01', org('found', 'G3', 'G', 'U1'), org('found', 'C8', 'C', 'G3'));
  const later = on(
    '2012-01-01',
    org('found', 'C3', 'C', 'G3'),
    { kind: 'rename', organizationId: 'G3', name: 'Ba' },
    { kind: 'record-fact', organizationId: 'G3', measure: 'members', value: 40 },
  );
  const outcome = given(opening(), founded, later).when(on('2015-01-01', annul('d-10', 1)));
  const broken = outcome.problems.flatMap(({ code, laterChanges = [] }) =>
    laterChanges.map(({ decisionId, index }) => `${code} ${decisionId}#${index}`),
  );
  expect(broken.sort()).toEqual([
    'breaks-later-change d-10#2',
    'breaks-later-change d-13#1',
    'breaks-later-change d-13#2',
    'breaks-later-change d-13#3',
  ]);
  given(opening(), founded, later)
    .when(
      on(
        '2015-01-01',
        annul('d-10', 1),
        annul('d-13', 2),
        annul('d-13', 3),
        { ...correct({ organization: { parentId: 'G1' } }, 'd-13') },
        { kind: 'transfer', organizationId: 'C8', parentId: 'G2', effectiveOn: '2011-01-01' },
      ),
    )
    .then('ChangeAnnulled', 'ChangeAnnulled', 'ChangeAnnulled', 'ChangeCorrected', 'OrganizationTransferred')
    .thenOn('2011-01-01', 'G3', undefined)
    .thenOn('2011-01-01', 'C8', { parentId: 'G2' })
    .thenOn('2012-01-01', 'C3', { parentId: 'G1' });
});

it('lets an end be no end, unless somebody has taken its place since', () => {
  const name = on('2012-01-01', { kind: 'rename', organizationId: 'C2', name: 'C1' });
  given(opening(), dissolved)
    .when(on('2015-01-01', annul('d-10')))
    .then('ChangeAnnulled')
    .thenOn('2015-01-01', 'C1', { parentId: 'G1' });
  given(opening(), dissolved, name)
    .when(on('2015-01-01', annul('d-10')))
    .thenBreaks('homonym', 'OrganizationRenamed 2012-01-01');
  const reinstated = on('2012-01-01', { kind: 'reinstate', organizationId: 'C1' });
  given(opening(), dissolved, reinstated)
    .when(on('2015-01-01', annul('d-10')))
    .thenBreaks('already-live', 'OrganizationReinstated 2012-01-01');
  const parentEnds = on('2013-01-01', {
    kind: 'dissolve',
    organizationId: 'G1',
    children: [{ organizationId: 'C2', parentId: 'G2' }],
  });
  given(opening(), dissolved, parentEnds)
    .when(on('2015-01-01', annul('d-10')))
    .thenBreaks('live-children', 'OrganizationDissolved 2013-01-01');
});

it('annuls a correction: the change says again what it said before', () => {
  given(opening(), renamed, on('2014-01-01', correct({ name: 'Hai', effectiveOn: '2012-01-01' })))
    .when(on('2015-01-01', annul('d-12', 1)))
    .then('ChangeAnnulled')
    .thenOn('2010-12-31', 'C1', { name: 'C1' })
    .thenOn('2011-01-01', 'C1', { name: 'Một' });
});

it('annuls an annulment: the change holds again, with its last correction', () => {
  const history = [renamed, on('2014-01-01', correct({ name: 'Hai' })), on('2014-01-01', annul('d-10'))];
  given(opening(), ...history)
    .when(on('2015-01-01', annul('d-14')))
    .then('ChangeAnnulled')
    .thenOn('2011-01-01', 'C1', { name: 'Hai' });
  given(opening(), ...history, on('2015-01-01', annul('d-14')))
    .when(on('2016-01-01', annul('d-16')))
    .then('ChangeAnnulled')
    .thenOn('2011-01-01', 'C1', { name: 'C1' });
});

it('annuls a decision that corrected another one', () => {
  const correction = on('2014-01-01', correct({ name: 'Hai' }), org('found', 'G3', 'G', 'U1'));
  given(opening(), renamed, correction)
    .when(on('2015-01-01', annul('d-12')))
    .then('ChangeAnnulled')
    .thenOn('2015-01-01', 'G3', undefined)
    .thenOn('2015-01-01', 'C1', { name: 'Một' });
});

it('judges what is restored against all that came since', () => {
  const since = on('2012-01-01', { kind: 'rename', organizationId: 'C2', name: 'Một' });
  given(opening(), renamed, on('2014-01-01', annul('d-10')), since)
    .when(on('2015-01-01', annul('d-12')))
    .thenBreaks('homonym', 'OrganizationRenamed 2012-01-01');
  const fact = on('2013-01-01', { kind: 'record-fact', organizationId: 'C1', measure: 'members', value: 3 });
  given(opening(), fact, on('2014-01-01', annul('d-10')), dissolved)
    .when(on('2015-01-01', annul('d-12')))
    .thenRejected('/changes/0 not-live');
});

it('refuses what is void, was replaced, or opened the register', () => {
  const annulled = on('2014-01-01', annul('d-10', 1));
  given(opening(), renamed, annulled)
    .when(on('2015-01-01', annul('d-10')))
    .thenRejected('/changes/0/target already-annulled');
  given(opening(), renamed, annulled)
    .when(on('2015-01-01', correct({ name: 'x' })))
    .thenRejected('/changes/0/target already-annulled');
  given(opening(), renamed, annulled, on('2014-01-01', annul('d-12')))
    .when(on('2015-01-01', annul('d-12')))
    .thenRejected('/changes/0/target already-annulled');
  given(opening(), renamed, annulled)
    .when(on('2015-01-01', correct({ name: 'x' }, 'd-12')))
    .thenRejected('/changes/0/target annulment-not-correctable');
  given(
    opening(),
    renamed,
    on('2014-01-01', correct({ name: 'A' })),
    on('2014-01-01', correct({ name: 'B' })),
  )
    .when(on('2015-01-01', annul('d-12')))
    .thenRejected('/changes/0/target superseded');
  given(opening())
    .when(on('2015-01-01', annul('d-0')))
    .thenRejected('/changes/0/target not-rectifiable');
});

it('leaves the register as it was when it is refused', () => {
  const before = given(opening(), renamed);
  before.when(on('2015-01-01', annul('d-10'), rename('x'), { kind: 'dissolve', organizationId: 'Z' }));
  expect(before.state.timeline.stateOn('C1', '2011-01-01')).toMatchObject({ name: 'Một' });
  before.when(on('2015-01-01', annul('d-10'))).then('ChangeAnnulled');
});

it('warns of a place that is held by option for longer than before', () => {
  const kinds = smallClassification.kinds.map((kind) =>
    kind.code === 'C' ? { ...kind, parents: [{ kind: 'G', byOption: true }] } : kind,
  );
  const defined = {
    ...on('2010-01-01', { kind: 'define-kinds', classification: { ...smallClassification, kinds } }),
    acknowledge: [{ code: 'parent-by-option', reference: 'x' }],
  };
  // It has the parent looked at from its own, earlier date on, when the warning was there already.
  const grant = { kind: 'grant-authority', organizationId: 'G1', authority: 'upper-level' };
  given(opening(), defined, dissolved)
    .when(on('2015-01-01', annul('d-12'), { ...grant, effectiveOn: '2010-06-01' }))
    .thenRejected('/changes/0 parent-by-option');
});

it('does not restore a child whose parent never was', () => {
  const founded = on('2011-01-01', org('found', 'G3', 'G', 'U1'), org('found', 'C3', 'C', 'G3'));
  const annulled = on('2014-01-01', annul('d-10', 1), annul('d-10', 2));
  given(opening(), founded, annulled)
    .when(on('2015-01-01', annul('d-13', 2)))
    .thenRejected('/changes/0 parent-not-live');
  given(opening(), founded, annulled)
    .when(on('2015-01-01', annul('d-13')))
    .then('ChangeAnnulled')
    .thenOn('2011-01-01', 'C3', { parentId: 'G3' });
});

it('lets nobody go back to a parent that never was', () => {
  const founded = on('2011-01-01', org('found', 'G3', 'G', 'U1'), org('found', 'C3', 'C', 'G3'));
  const moved = on('2011-01-01', { kind: 'transfer', organizationId: 'C3', parentId: 'G1' });
  given(opening(), founded, moved, on('2014-01-01', annul('d-10', 1)))
    .when(on('2015-01-01', annul('d-13')))
    .thenBreaks('parent-not-live', 'OrganizationFounded 2011-01-01');
});
