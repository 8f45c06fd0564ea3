import { describe, expect, it } from '@jest/globals';
import { given, on, opening, org } from '../../../support/given.js';

const into = (...ids: string[]) =>
  ids.map((organizationId) => ({
    organizationId,
    name: organizationId,
    organizationKind: 'G',
    parentId: 'U2',
  }));
const reorganize = (more: Record<string, unknown>) => ({ kind: 'reorganize', ...more });
const children = ['C1', 'C2'].map((organizationId) => ({ organizationId, parentId: 'G3' }));

it('turns N into M, each that ends living on in each that follows', () => {
  given(opening())
    .when(on('2011-01-01', reorganize({ organizationIds: ['G1', 'G2'], into: into('G3', 'G4'), children })))
    .then('OrganizationsReorganized')
    .thenEffects(
      1,
      'opened G3 formed',
      'opened G4 formed',
      'moved C1 consequential',
      'moved C2 consequential',
      'closed G1 reorganized',
      'closed G2 reorganized',
      'succeeded G1 G3',
      'succeeded G1 G4',
      'succeeded G2 G3',
      'succeeded G2 G4',
    )
    .thenOn('2010-12-31', 'G1', { kind: 'G' })
    .thenOn('2011-01-01', 'G1', undefined)
    .thenOn('2011-01-01', 'C1', { parentId: 'G3' });
});

it('may have survivors, and say who lives on in whom', () => {
  given(opening())
    .when(
      on(
        '2011-01-01',
        reorganize({
          organizationIds: ['G1'],
          survivorIds: ['G2'],
          into: into('G3'),
          children,
          successions: [
            { predecessorId: 'G1', successorId: 'G3' },
            { predecessorId: 'G2', successorId: 'G3' },
          ],
        }),
      ),
    )
    .then('OrganizationsReorganized')
    .thenPayload(1, {
      organizationIds: ['G1'],
      survivorIds: ['G2'],
      into: [{ organizationId: 'G3', name: 'G3', kind: 'G', parentId: 'U2' }],
      children,
      successions: [
        { predecessorId: 'G1', successorId: 'G3' },
        { predecessorId: 'G2', successorId: 'G3' },
      ],
    })
    .thenOn('2011-01-01', 'G2', { kind: 'G' });
});

it('makes a new one out of parts of several that live on', () => {
  given(opening())
    .when(on('2011-01-01', reorganize({ organizationIds: [], survivorIds: ['G1', 'G2'], into: into('G3') })))
    .then('OrganizationsReorganized')
    .thenEffects(1, 'opened G3 formed', 'succeeded G1 G3', 'succeeded G2 G3')
    .thenOn('2011-01-01', 'G1', { kind: 'G' })
    .thenOn('2011-01-01', 'G2', { kind: 'G' });
});

it('has its cardinality', () => {
  given(opening())
    .when(on('2011-01-01', reorganize({ organizationIds: [] })))
    .thenRejected(
      '/changes/0/organizationIds too-few',
      '/changes/0/organizationIds too-few',
      '/changes/0/into too-few',
    );
  given(opening())
    .when(on('2011-01-01', reorganize({ organizationIds: ['G2'], into: into('G3') })))
    .thenRejected('/changes/0/organizationIds too-few', '/changes/0/into too-few');
});

it('names each that takes part once, and only those that live', () => {
  given(opening())
    .when(
      on(
        '2011-01-01',
        reorganize({ organizationIds: ['G1', 'G1'], survivorIds: ['G1', 'Z'], into: into('G3'), children }),
      ),
    )
    .thenRejected(
      '/changes/0/organizationIds/1 named-twice',
      '/changes/0/survivorIds/0 named-twice',
      '/changes/0/survivorIds/1 unknown-organization',
    );
});

it('links only those that take part, once, and none to itself', () => {
  const successions = [
    { predecessorId: 'G1', successorId: 'G3' },
    { predecessorId: 'G1', successorId: 'G3' },
    { predecessorId: 'U1', successorId: 'G3' },
    { predecessorId: 'G1', successorId: 'U1' },
    { predecessorId: 'G2', successorId: 'G2' },
  ];
  given(opening())
    .when(
      on(
        '2011-01-01',
        reorganize({ organizationIds: ['G1'], survivorIds: ['G2'], into: into('G3'), children, successions }),
      ),
    )
    .thenRejected(
      '/changes/0/successions/1/successorId named-twice',
      '/changes/0/successions/2/predecessorId not-a-part',
      '/changes/0/successions/3/successorId not-a-part',
      '/changes/0/successions/4/successorId named-twice',
    );
});

it('leaves no child behind', () => {
  given(opening())
    .when(on('2011-01-01', reorganize({ organizationIds: ['G1', 'G2'], into: into('G3', 'G4') })))
    .thenRejected('/changes/0 live-children');
});

it('refuses to end a survivor before it', () => {
  const successions = [{ predecessorId: 'G1', successorId: 'G3' }];
  given(
    opening(),
    on(
      '2012-01-01',
      reorganize({ organizationIds: ['G1'], survivorIds: ['G2'], into: into('G3'), children, successions }),
    ),
  )
    .when(on('2011-01-01', { kind: 'dissolve', organizationId: 'G2' }))
    .thenBreaks('not-live', 'OrganizationsReorganized 2012-01-01');
});

describe('one that ends and is left out of explicit successions', () => {
  const stated = (...pairs: [string, string][]) =>
    reorganize({
      organizationIds: ['G1', 'G2'],
      into: into('G3', 'G4'),
      children,
      successions: pairs.map(([predecessorId, successorId]) => ({ predecessorId, successorId })),
    });

  it('is warned of, and can be acknowledged', () => {
    const { problems } = given(opening())
      .when(on('2011-01-01', stated(['G1', 'G3'])))
      .thenRejected('/changes/0/successions ends-without-successor');
    expect(problems[0]).toMatchObject({ severity: 'warning', organizationIds: ['G2'] });
    const acknowledge = [{ code: 'ends-without-successor', reference: '1-CV' }];
    given(opening())
      .when({ ...on('2011-01-01', stated(['G1', 'G3'])), acknowledge })
      .then('OrganizationsReorganized')
      .thenEffects(
        1,
        'opened G3 formed',
        'opened G4 formed',
        'moved C1 consequential',
        'moved C2 consequential',
        'closed G1 reorganized',
        'closed G2 reorganized',
        'succeeded G1 G3',
      );
  });

  it('is warned of each by itself', () => {
    given(opening())
      .when(on('2011-01-01', stated()))
      .thenRejected(
        '/changes/0/successions ends-without-successor',
        '/changes/0/successions ends-without-successor',
      );
  });

  it('is nothing to warn of where all that end have a successor, or where none are stated', () => {
    given(opening())
      .when(on('2011-01-01', stated(['G1', 'G3'], ['G2', 'G3'])))
      .then('OrganizationsReorganized');
    given(opening())
      .when(on('2011-01-01', { ...stated(), successions: undefined }))
      .then('OrganizationsReorganized');
  });

  it('is not a survivor: that lives on in itself', () => {
    given(opening())
      .when(
        on(
          '2011-01-01',
          reorganize({
            organizationIds: ['G1'],
            survivorIds: ['G2'],
            into: into('G3'),
            children,
            successions: [{ predecessorId: 'G1', successorId: 'G3' }],
          }),
        ),
      )
      .then('OrganizationsReorganized');
  });
});

describe('parts that pass between several that live on', () => {
  const exchange = (more: Record<string, unknown> = {}) =>
    reorganize({ organizationIds: [], survivorIds: ['G1', 'G2'], ...more });
  const successions = [{ predecessorId: 'G1', successorId: 'G2' }];

  it('are a change of their own', () => {
    given(opening())
      .when(on('2011-01-01', exchange({ successions })))
      .then('OrganizationsReorganized')
      .thenPayload(1, {
        organizationIds: [],
        survivorIds: ['G1', 'G2'],
        into: [],
        children: [],
        successions,
      })
      .thenEffects(1, 'succeeded G1 G2')
      .thenOn('2011-01-01', 'G1', { name: 'G1' })
      .thenOn('2011-01-01', 'G2', { name: 'G2' });
  });

  it('may go both ways, and between more than two', () => {
    const both = [...successions, { predecessorId: 'G2', successorId: 'G1' }];
    given(opening())
      .when(on('2011-01-01', exchange({ successions: both })))
      .thenEffects(1, 'succeeded G1 G2', 'succeeded G2 G1');
    const three = [...successions, { predecessorId: 'G2', successorId: 'C1' }];
    given(opening())
      .when(on('2011-01-01', exchange({ survivorIds: ['G1', 'G2', 'C1'], successions: three })))
      .thenEffects(1, 'succeeded G1 G2', 'succeeded G2 C1');
  });

  it('may take children along', () => {
    given(opening())
      .when(on('2011-01-01', exchange({ successions, children: [{ organizationId: 'C1', parentId: 'G2' }] })))
      .thenEffects(1, 'moved C1 consequential', 'succeeded G1 G2');
  });

  it('must say from whom to whom, among two at least', () => {
    given(opening())
      .when(on('2011-01-01', exchange(), exchange({ into: [], successions: [] })))
      .thenRejected('/changes/0/successions successions-needed', '/changes/1/successions successions-needed');
    given(opening())
      .when(on('2011-01-01', exchange({ survivorIds: ['G1'], successions })))
      .thenRejected('/changes/0/survivorIds too-few', '/changes/0/successions/0/successorId not-a-part');
  });

  it('need both to live before, on the same day too', () => {
    const founded = on('2011-01-01', org('found', 'G9', 'G', 'U1'));
    const passed = [{ predecessorId: 'G1', successorId: 'G9' }];
    const correct = {
      kind: 'correct',
      target: { decisionId: 'd-10', change: 1 },
      by: 'register',
      reason: 'x',
      patch: { effectiveSequence: 1 },
    };
    given(opening(), founded, on('2011-01-01', exchange({ survivorIds: ['G1', 'G9'], successions: passed })))
      .when(on('2012-01-01', correct))
      .thenBreaks('not-live', 'OrganizationsReorganized 2011-01-01');
  });

  it('need both to live, then and whatever is recorded later', () => {
    given(opening(), on('2011-01-01', { kind: 'dissolve', organizationId: 'G2' }))
      .when(on('2012-01-01', exchange({ successions })))
      .thenRejected('/changes/0/survivorIds/1 not-live');
    given(opening(), on('2012-01-01', exchange({ successions })))
      .when(on('2011-01-01', { kind: 'dissolve', organizationId: 'G2' }))
      .thenBreaks('not-live', 'OrganizationsReorganized 2012-01-01');
    given(opening(), on('2012-01-01', exchange({ successions })))
      .when(on('2013-01-01', { kind: 'dissolve', organizationId: 'G2' }))
      .then('OrganizationDissolved');
  });
});
