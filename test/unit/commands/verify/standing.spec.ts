import { expect, it } from '@jest/globals';
import { standing } from '../../../../src/commands/verify/rules/standing.js';
import { on, opening, org, smallClassification, type PlainRequest } from '../../../support/given.js';
import { reported } from '../../../support/reported.js';

const dissolve = (organizationId: string) => ({ kind: 'dissolve', organizationId });
const transfer = (organizationId: string, parentId: string | null) => ({
  kind: 'transfer',
  organizationId,
  parentId,
});
const reclassify = (organizationId: string, to: string) => ({
  kind: 'reclassify',
  organizationId,
  organizationKind: to,
});

/** Defines the kinds anew, some of them under other parents. */
function define(parents: Record<string, object[]>) {
  const kinds = smallClassification.kinds.map((kind) => ({
    ...kind,
    parents: parents[kind.code] ?? kind.parents,
  }));
  return { kind: 'define-kinds', classification: { ...smallClassification, kinds } };
}

it('lets an organization stand under a legal kind only', () => {
  expect(reported(standing, opening(), on('2011-01-01', transfer('G1', 'U2')))).toEqual([]);
  expect(reported(standing, opening(), on('2011-01-01', transfer('G1', 'C1'), transfer('G2', null)))).toEqual(
    ['/changes/0 illegal-parent-kind G1,C1 2011-01-01', '/changes/1 root-not-allowed G2 2011-01-01'],
  );
  expect(reported(standing, opening(), on('2011-01-01', transfer('G1', 'G2')))).toEqual([
    '/changes/0 parent-lacks-authority G1,G2 2011-01-01',
  ]);
});

it('judges the children of what changes its kind', () => {
  expect(reported(standing, opening(), on('2011-01-01', reclassify('G1', 'U')))).toEqual([
    '/changes/0 illegal-parent-kind G1,U1 2011-01-01',
    '/changes/0 illegal-parent-kind C1,G1 2011-01-01',
    '/changes/0 illegal-parent-kind C2,G1 2011-01-01',
  ]);
});

it('closes nothing that has live children, and reports it once with all of them', () => {
  expect(reported(standing, opening(), on('2011-01-01', dissolve('G1')))).toEqual([
    '/changes/0 live-children G1,C1,C2 2011-01-01',
  ]);
  expect(
    reported(standing, opening(), on('2011-01-01', dissolve('G1'), dissolve('C1'), transfer('C2', 'G2'))),
  ).toEqual([]);
});

it('blames the child that comes to a parent which does not live any more', () => {
  const late = on('2012-01-01', org('found', 'C3', 'C', 'G2'));
  expect(reported(standing, opening(), on('2011-01-01', dissolve('G2')), late)).toEqual([
    '/changes/0 parent-not-live C3,G2 2012-01-01',
  ]);
});

it('judges what was recorded for later', () => {
  const founded = on('2012-01-01', org('found', 'C3', 'C', 'G2'));
  expect(reported(standing, opening(), founded, on('2011-01-01', dissolve('G2')))).toEqual([
    '/changes/0 breaks parent-not-live: OrganizationFounded 2012-01-01',
  ]);
});

it('reports a spell of the same trouble once, and again when it has been over', () => {
  const away: PlainRequest[] = [
    opening(),
    on('2012-01-01', transfer('C1', 'G2')),
    on('2013-01-01', transfer('C1', 'G1')),
  ];
  const renamed = { kind: 'rename', organizationId: 'C1', name: 'N', effectiveOn: '2011-06-01' };
  expect(reported(standing, ...away, on('2011-01-01', renamed, reclassify('G1', 'U')))).toEqual([
    '/changes/1 illegal-parent-kind G1,U1 2011-01-01',
    '/changes/1 illegal-parent-kind C1,G1 2011-01-01',
    '/changes/1 illegal-parent-kind C2,G1 2011-01-01',
    '/changes/1 breaks illegal-parent-kind: OrganizationTransferred 2013-01-01',
  ]);
});

it('counts a spell anew when the organization did not live in between', () => {
  const back = { kind: 'reinstate', organizationId: 'C1' };
  const gone = [opening(), on('2012-01-01', dissolve('C1')), on('2013-01-01', back)];
  const found = reported(standing, ...gone, on('2011-01-01', reclassify('G1', 'U')));
  expect(found.filter((each) => !each.includes('C2,') && !each.includes('G1,'))).toEqual([
    '/changes/0 illegal-parent-kind C1,G1 2011-01-01',
    '/changes/0 breaks illegal-parent-kind: OrganizationReinstated 2013-01-01',
  ]);
});

it('judges everyone whose kind a new classification puts elsewhere, and nobody else', () => {
  expect(reported(standing, opening(), on('2011-01-01', define({ C: [{ kind: 'U' }] })))).toEqual([
    '/changes/0 illegal-parent-kind C1,G1 2011-01-01',
    '/changes/0 illegal-parent-kind C2,G1 2011-01-01',
  ]);
  expect(
    reported(standing, opening(), on('2011-01-01', define({ C: [{ kind: 'G' }, { kind: 'U' }] }))),
  ).toEqual([]);
});

it('warns of a place that is legal only as an option, unless the register bore that before', () => {
  const underR = {
    ...on('2011-01-01', transfer('G1', 'R')),
    acknowledge: [{ code: 'parent-by-option', reference: '1' }],
  };
  expect(reported(standing, opening(), underR)).toEqual(['/changes/0 parent-by-option G1,R 2011-01-01']);
  const fewer = on('2012-01-01', define({ G: [{ kind: 'R', byOption: true }, { kind: 'U' }] }));
  expect(reported(standing, opening(), underR, fewer)).toEqual([]);
  const option = on(
    '2012-01-01',
    define({
      G: [
        { kind: 'R', byOption: true },
        { kind: 'U', byOption: true },
      ],
    }),
  );
  expect(reported(standing, opening(), underR, option)).toEqual([
    '/changes/0 parent-by-option G2,U1 2012-01-01',
  ]);
});
