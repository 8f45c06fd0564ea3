import { describe, expect, it } from '@jest/globals';
import { given, on, opening, org, smallClassification, type PlainChange } from '../../../support/given.js';

/** R over U1 over G1 (over C1, C2) and G2; R over U2. */
const start = opening('allow');
const moved = (organizationId: string, parentId: string) => ({ kind: 'transfer', organizationId, parentId });
const handOver = (organizationId: string) => ({ kind: 'hand-over', organizationId, to: 'Khối khác' });
const again = (change: number, decision: string, patch = {}): PlainChange => ({
  kind: 'correct',
  target: { decisionId: decision, change },
  by: 'register',
  reason: 'Ghi sổ muộn',
  patch,
});

describe('a subtree that is handed over', () => {
  it('is refused to lose somebody who had left it before', () => {
    given(start, on('2020-01-01', handOver('G1')))
      .when(on('2019-06-01', moved('C1', 'G2')))
      .thenBreaks('carried-otherwise', 'OrganizationHandedOver 2020-01-01');
  });

  it('says whom it would carry otherwise', () => {
    const { problems } = given(start, on('2020-01-01', handOver('G1'))).when(
      on('2019-06-01', moved('C1', 'G2')),
    );
    expect(problems[0]!.params).toMatchObject({ added: '–', dropped: 'C1', changed: '–' });
  });

  it('is worked out anew when the same decision corrects it', () => {
    const register = given(start, on('2020-01-01', handOver('G1')));
    const handedOver = register.log.at(-1)!.metadata.decisionId;
    register
      .when(on('2019-06-01', moved('C1', 'G2'), again(1, handedOver)))
      .then('OrganizationTransferred', 'ChangeCorrected')
      .thenOn('2020-01-01', 'C1', { parentId: 'G2' })
      .thenOn('2020-01-01', 'C2', undefined);
  });

  it('keeps whoever joins it earlier', () => {
    given(start, on('2020-01-01', handOver('G1')))
      .when(on('2019-06-01', org('found', 'C3', 'C', 'G1')))
      .thenBreaks('live-children', 'OrganizationHandedOver 2020-01-01');
  });

  it('takes along whoever joined it earlier when the same decision corrects it', () => {
    const register = given(start, on('2020-01-01', handOver('G1')));
    const handedOver = register.log.at(-1)!.metadata.decisionId;
    register
      .when(on('2019-06-01', org('found', 'C3', 'C', 'G1'), again(1, handedOver)))
      .then('OrganizationFounded', 'ChangeCorrected')
      .thenOn('2019-12-31', 'C3', { parentId: 'G1' })
      .thenOn('2020-01-01', 'C3', undefined);
  });

  it('may be reordered within', () => {
    given(start, on('2015-01-01', org('found', 'C3', 'C', 'G2')), on('2020-01-01', handOver('U1')))
      .when(on('2019-06-01', moved('C3', 'G1')))
      .then('OrganizationTransferred')
      .thenOn('2020-01-01', 'C3', undefined);
  });

  it('is asked again when the move that it rested on is annulled', () => {
    const register = given(start, on('2019-06-01', moved('C1', 'G2')), on('2020-01-01', handOver('G1')));
    const { decisionId } = register.log.at(-3)!.metadata;
    register
      .when(on('2020-02-01', { kind: 'annul', target: { decisionId, change: 1 }, reason: 'x' }))
      .thenBreaks('live-children', 'OrganizationHandedOver 2020-01-01');
  });
});

describe('children that go along with a merger', () => {
  const merger = { kind: 'merge', form: 'absorption', organizationIds: ['G1'], survivorId: 'G2' };

  it('are not dragged along from where they went before', () => {
    given(start, on('2015-01-01', org('found', 'G3', 'G', 'U2')), on('2020-01-01', merger))
      .when(on('2019-06-01', moved('C1', 'G3')))
      .thenBreaks('carried-otherwise', 'OrganizationsMerged 2020-01-01');
  });

  it('are worked out anew on demand, and those named by hand stay as named', () => {
    const children = [{ organizationId: 'C2', parentId: 'G3' }];
    const register = given(
      start,
      on('2015-01-01', org('found', 'G3', 'G', 'U2')),
      on('2020-01-01', { ...merger, children }),
    );
    const merged = register.log.at(-1)!.metadata.decisionId;
    register
      .when(on('2019-06-01', moved('C1', 'G3'), org('found', 'C3', 'C', 'G1'), again(1, merged)))
      .then('OrganizationTransferred', 'OrganizationFounded', 'ChangeCorrected')
      .thenOn('2020-01-01', 'C1', { parentId: 'G3' })
      .thenOn('2020-01-01', 'C2', { parentId: 'G3' })
      .thenOn('2020-01-01', 'C3', { parentId: 'G2' });
  });

  it('are refused when one named by hand was no child any more', () => {
    const children = [{ organizationId: 'C1', parentId: 'G2' }];
    given(start, on('2015-01-01', org('found', 'G3', 'G', 'U2')), on('2020-01-01', { ...merger, children }))
      .when(on('2019-06-01', moved('C1', 'G3')))
      .thenBreaks('not-a-child', 'OrganizationsMerged 2020-01-01');
  });
});

describe('children that a change sends somewhere', () => {
  const parts = ['G8', 'G9'].map((id) => ({
    organizationId: id,
    name: id,
    organizationKind: 'G',
    parentId: 'U1',
  }));
  const children = ['C1', 'C2'].map((organizationId) => ({ organizationId, parentId: 'G8' }));

  it.each([
    ['OrganizationSplit', { kind: 'split', form: 'division', organizationId: 'G1', into: parts, children }],
    ['OrganizationSplit', { kind: 'split', form: 'separation', organizationId: 'G1', into: parts, children }],
    ['OrganizationDissolved', { kind: 'dissolve', organizationId: 'G1', children: [...children] }],
    [
      'OrganizationsReorganized',
      { kind: 'reorganize', organizationIds: ['G1'], survivorIds: ['G2'], into: parts, children },
    ],
  ])('must still be there for %s', (type, change) => {
    const register = given(
      start,
      on('2015-01-01', ...parts.map((part) => org('found', `${part.organizationId}x`, 'G', 'U2'))),
      on('2020-01-01', type === 'OrganizationDissolved' ? inG2(change) : change),
    );
    register.when(on('2019-06-01', moved('C1', 'G8x'))).thenBreaks('not-a-child', `${type} 2020-01-01`);
  });

  const inG2 = (change: PlainChange) => ({
    ...change,
    children: children.map((child) => ({ ...child, parentId: 'G2' })),
  });
});

describe('what a reinstated organization was', () => {
  const ended = on('2018-01-01', { kind: 'dissolve', organizationId: 'G2' });
  const reinstated = on('2019-01-01', { kind: 'reinstate', organizationId: 'G2' });

  it('is asked again when it was renamed before it ended', () => {
    given(start, ended, reinstated)
      .when(on('2017-01-01', { kind: 'rename', organizationId: 'G2', name: 'Mới' }))
      .thenBreaks('carried-otherwise', 'OrganizationReinstated 2019-01-01');
  });

  it('stays what the decision says', () => {
    given(start, ended, on('2019-01-01', { kind: 'reinstate', organizationId: 'G2', name: 'Cũ' }))
      .when(on('2017-01-01', { kind: 'rename', organizationId: 'G2', name: 'Mới' }))
      .then('OrganizationRenamed')
      .thenOn('2018-01-01', 'G2', undefined)
      .thenOn('2019-01-01', 'G2', { name: 'Cũ' });
  });
});

describe('a change that changes nothing', () => {
  const rename = { kind: 'rename', organizationId: 'G1', name: 'Mới' };
  const code = { kind: 'recode', organizationId: 'G1', scheme: 'directory', value: '7' };
  const granted = { kind: 'grant-authority', organizationId: 'G1', authority: 'upper-level' };
  const reclassified = { kind: 'reclassify', organizationId: 'G2', organizationKind: 'U', parentId: 'R' };

  it.each([
    ['nothing-changes', 'OrganizationRenamed', rename],
    ['nothing-changes', 'OrganizationTransferred', moved('G1', 'U2')],
    ['nothing-changes', 'OrganizationRecoded', code],
    ['nothing-changes', 'AuthorityGranted', granted],
    ['nothing-changes', 'OrganizationReclassified', reclassified],
  ] as const)('is refused with %s in both orders: %s', (rule, type, change) => {
    given(start, on('2020-06-01', change)).when(on('2020-08-01', change)).thenRejected(rule);
    given(start, on('2020-08-01', change))
      .when(on('2020-06-01', change))
      .thenBreaks(rule, `${type} 2020-08-01`);
  });

  it('is refused in both orders when an authority is taken away twice', () => {
    const revoked = { kind: 'revoke-authority', organizationId: 'G1', authority: 'upper-level' };
    given(start, on('2020-01-01', granted), on('2020-08-01', revoked))
      .when(on('2020-06-01', revoked))
      .thenBreaks('not-held', 'AuthorityRevoked 2020-08-01');
  });

  it('is refused when a correction takes its reason away', () => {
    const register = given(start, on('2020-06-01', { ...rename, name: 'Khác' }), on('2020-08-01', rename));
    const { decisionId } = register.log.at(-3)!.metadata;
    register
      .when(on('2020-09-01', again(1, decisionId, { name: 'Mới' })))
      .thenBreaks('nothing-changes', 'OrganizationRenamed 2020-08-01');
  });

  it('may follow when something else came in between', () => {
    given(start, on('2020-08-01', rename), on('2020-07-01', { ...rename, name: 'Khác' }))
      .when(on('2020-06-01', rename))
      .then('OrganizationRenamed');
  });
});

describe('a classification that comes late', () => {
  const later = on('2020-01-01', {
    kind: 'grant-authority',
    organizationId: 'G1',
    authority: 'upper-level',
  });
  const defined = (classification: object) => on('2019-01-01', { kind: 'define-kinds', classification });

  const onlyOfU = smallClassification.authorities.map((authority) => ({ ...authority, kinds: ['U'] }));

  it('may not take away what later changes rest on', () => {
    given(start, later)
      .when(defined({ ...smallClassification, authorities: onlyOfU }))
      .thenBreaks('kind-may-not-hold', 'AuthorityGranted 2020-01-01');
    given(start, on('2020-01-01', { kind: 'recode', organizationId: 'C1', scheme: 'directory', value: '7' }))
      .when(defined({ ...smallClassification, schemes: [] }))
      .thenBreaks('unknown-scheme', 'OrganizationRecoded 2020-01-01');
  });

  it('may not make another direction of a later reclassification', () => {
    const kinds = smallClassification.kinds.map((kind) => (kind.code === 'U' ? { ...kind, rank: 2 } : kind));
    given(
      start,
      on('2020-01-01', { kind: 'reclassify', organizationId: 'G2', organizationKind: 'U', parentId: 'R' }),
    )
      .when(defined({ ...smallClassification, kinds }))
      .thenBreaks('carried-otherwise', 'OrganizationReclassified 2020-01-01');
  });

  it('may not set limits that later facts lie outside of', () => {
    const measures = smallClassification.measures.map((measure) => ({ ...measure, least: 10 }));
    const members = { kind: 'record-fact', organizationId: 'C1', measure: 'members', value: 5 };
    given(start, on('2020-01-01', members))
      .when(defined({ ...smallClassification, measures }))
      .thenBreaks('measure-out-of-range', 'FactRecorded 2020-01-01');
  });

  it('may add to it', () => {
    const schemes = [...smallClassification.schemes, { code: 'tax', label: { vi: 'thuế', en: 'tax' } }];
    given(start, later)
      .when(defined({ ...smallClassification, schemes }))
      .then('ClassificationDefined');
  });
});
