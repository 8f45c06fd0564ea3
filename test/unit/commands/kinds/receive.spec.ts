import { describe, expect, it } from '@jest/globals';
import { requestOf } from '../../../../src/commands/decide/request-of.js';
import { given, on, opening } from '../../../support/given.js';

const organization = (organizationId: string, organizationKind: string, parentId: string | null) => ({
  organizationId,
  name: organizationId,
  organizationKind,
  parentId,
});
const receive = (more: Record<string, unknown> = {}) => ({
  kind: 'receive',
  organization: organization('G9', 'G', 'U1'),
  from: 'Khối khác',
  ...more,
});

it('opens the head and what it brings along', () => {
  const counterpart = { issuer: 'Khối khác', type: 'QĐ', number: '9', issuedOn: '2010-12-01' };
  given(opening())
    .when(
      on(
        '2011-01-01',
        receive({
          subtree: [organization('C8', 'C', 'G9'), organization('C9', 'C', 'G9')],
          handoverOn: '2010-12-15',
          counterpart,
        }),
      ),
    )
    .then('OrganizationReceived')
    .thenPayload(1, {
      organization: { organizationId: 'G9', name: 'G9', kind: 'G', parentId: 'U1' },
      subtree: [
        { organizationId: 'C8', name: 'C8', kind: 'C', parentId: 'G9' },
        { organizationId: 'C9', name: 'C9', kind: 'C', parentId: 'G9' },
      ],
      from: 'Khối khác',
      handoverOn: '2010-12-15',
      counterpart,
    })
    .thenEffects(1, 'opened G9 received', 'opened C8 carried-in', 'opened C9 carried-in')
    .thenOn('2011-01-01', 'C9', { parentId: 'G9' })
    .thenOn('2010-12-31', 'G9', undefined);
});

it('takes along only what stands under its head, parents before children', () => {
  given(opening())
    .when(on('2011-01-01', receive({ subtree: [organization('C8', 'C', 'G1')] })))
    .thenRejected('/changes/0/subtree/0/parentId not-a-part');
  given(opening())
    .when(on('2011-01-01', receive({ subtree: [organization('C8', 'C', null)] })))
    .thenRejected('/changes/0/subtree/0/parentId not-a-part');
  given(opening())
    .when(on('2011-01-01', receive({ subtree: [organization('C8', 'C', 'nobody')] })))
    .thenRejected('/changes/0/subtree/0/parentId not-a-part');
});

it('opens no id twice', () => {
  given(opening())
    .when(
      on('2011-01-01', receive({ subtree: [organization('G9', 'C', 'G9'), organization('C1', 'C', 'G9')] })),
    )
    .thenRejected(
      '/changes/0/subtree/0/organizationId id-reused',
      '/changes/0/subtree/1/organizationId id-reused',
    );
});

it('reports an illegal place below the head', () => {
  given(opening())
    .when(on('2011-01-01', receive({ subtree: [organization('U9', 'U', 'G9')] })))
    .thenRejected('/changes/0 illegal-parent-kind');
});

it('reports what is wrong with the head, and not that its subtree has no parent then', () => {
  given(opening())
    .when(
      on(
        '2011-01-01',
        receive({
          organization: { ...organization('G9', 'G', 'U1'), codes: { postal: '1' } },
          subtree: [organization('C9', 'C', 'G9')],
        }),
      ),
    )
    .thenRejected('/changes/0/organization/codes/postal unknown-scheme');
});

describe('an organization that was handed over', () => {
  const handOver = (organizationId: string) => ({ kind: 'hand-over', organizationId, to: 'Khối khác' });
  const back = (organizationId: string, more: Record<string, unknown> = {}, subtree?: object[]) => ({
    kind: 'receive',
    organization: { organizationId, ...more },
    ...(subtree && { subtree }),
    from: 'Khối khác',
  });
  const coded = { kind: 'recode', organizationId: 'C1', scheme: 'directory', value: '1' };
  const named = { kind: 'rename', organizationId: 'C1', name: 'N', otherNames: { organ: 'x' } };
  /** U1 with G1, G2, and C1, C2 under G1. */
  const left = [opening(), on('2010-06-01', coded, named), on('2011-01-01', handOver('U1'))];

  it('comes back under its id, with its subtree, as it left', () => {
    given(...left)
      .when(on('2041-01-01', back('U1', { parentId: 'R' })))
      .then('OrganizationReceived')
      .thenPayload(1, {
        organization: received('U1', 'U', 'R'),
        subtree: [
          received('G1', 'G', 'U1'),
          received('G2', 'G', 'U1'),
          { ...received('C1', 'C', 'G1'), name: 'N', otherNames: { organ: 'x' }, codes: { directory: '1' } },
          received('C2', 'C', 'G1'),
        ],
        asLeft: { U1: ['name', 'otherNames', 'kind', 'codes'] },
        broughtBack: true,
        from: 'Khối khác',
        handoverOn: undefined,
        counterpart: undefined,
      })
      .thenEffects(
        1,
        'opened U1 received',
        'opened G1 carried-in',
        'opened G2 carried-in',
        'opened C1 carried-in',
        'opened C2 carried-in',
      )
      .thenOn('2040-12-31', 'C1', undefined)
      .thenOn('2041-01-01', 'C1', { name: 'N', parentId: 'G1', codes: { directory: '1' } });
  });

  const received = (organizationId: string, kind: string, parentId: string) => ({
    organizationId,
    name: organizationId,
    otherNames: {},
    kind,
    parentId,
    codes: {},
    facts: [],
  });

  it('comes back to where it stood unless a parent is stated, and as what is stated', () => {
    given(...left)
      .when(on('2012-01-01', back('U1')))
      .thenOn('2012-01-01', 'U1', { name: 'U1', kind: 'U', parentId: 'R' });
    given(...left)
      .when(
        on(
          '2012-01-01',
          back('G1', { parentId: 'U2', name: 'Mới', organizationKind: 'G', codes: { directory: '9' } }),
        ),
      )
      .then('OrganizationReceived')
      .thenOn('2012-01-01', 'G1', { name: 'Mới', parentId: 'U2', codes: { directory: '9' } })
      .thenOn('2012-01-01', 'C1', { parentId: 'G1' })
      .thenOn('2012-01-01', 'U1', undefined);
    given(...left)
      .when(on('2012-01-01', back('G1')))
      .thenRejected('/changes/0 parent-not-live');
  });

  it('brings exactly the subtree that is stated, each as it left but for what is stated', () => {
    given(...left)
      .when(
        on(
          '2012-01-01',
          back('U1', {}, [
            { organizationId: 'G1', name: 'Một' },
            { organizationId: 'C1', codes: {} },
          ]),
        ),
      )
      .thenEffects(1, 'opened U1 received', 'opened G1 carried-in', 'opened C1 carried-in')
      .thenOn('2012-01-01', 'G1', { name: 'Một', parentId: 'U1' })
      .thenOn('2012-01-01', 'C1', { name: 'N', codes: {} })
      .thenOn('2012-01-01', 'C2', undefined);
    given(...left)
      .when(on('2012-01-01', back('U1', {}, [])))
      .thenEffects(1, 'opened U1 received');
    given(...left)
      .when(on('2012-01-01', back('U1', {}, [{ organizationId: 'C1' }])))
      .thenRejected('/changes/0/subtree/0/parentId not-a-part');
    given(...left)
      .when(on('2012-01-01', back('U1', {}, [organization('G9', 'G', 'U1')])))
      .thenEffects(1, 'opened U1 received', 'opened G9 carried-in');
  });

  it('comes without those that came back before it, and without those that left again', () => {
    const alone = on('2012-01-01', back('G1', { parentId: 'U2' }), back('G2', { parentId: 'U2' }));
    given(...left, alone, on('2013-01-01', handOver('G2')))
      .when(on('2014-01-01', back('U1')))
      .thenEffects(1, 'opened U1 received')
      .thenOn('2014-01-01', 'C1', { parentId: 'G1' });
  });

  it('warns of those that stay outside because their superior came back without them', () => {
    const outcome = given(...left, on('2012-01-01', back('G1', { parentId: 'U2' }, [])));
    const { problems } = outcome
      .when(on('2013-01-01', back('U1')))
      .thenRejected('/changes/0/organization stays-outside');
    expect(problems[0]).toMatchObject({ severity: 'warning', organizationIds: ['U1', 'C1', 'C2'] });
    const acknowledge = [{ code: 'stays-outside', reference: '1-CV' }];
    outcome
      .when({ ...on('2013-01-01', back('U1')), acknowledge })
      .thenEffects(1, 'opened U1 received', 'opened G2 carried-in');
  });

  it('brings what stood under it when it left as far as is known, and not what moved away before', () => {
    const moved = { kind: 'transfer', organizationId: 'C1', parentId: 'G2' };
    given(opening(), on('2010-06-01', moved), on('2011-01-01', handOver('G1')))
      .when(on('2012-01-01', back('G1')))
      .thenEffects(1, 'opened G1 received', 'opened C2 carried-in');
  });

  it('comes and goes as often as it likes', () => {
    given(...left, on('2012-01-01', back('U1')), on('2013-01-01', handOver('U1')))
      .when(on('2014-01-01', back('U1')))
      .then('OrganizationReceived')
      .thenOn('2013-06-01', 'C2', undefined)
      .thenOn('2014-01-01', 'C2', { parentId: 'G1' });
  });

  it('may come back on the day on which it left, in the same decision', () => {
    given(opening())
      .when(on('2011-01-01', handOver('G1'), { ...back('G1', { parentId: 'U2' }), effectiveSequence: 1 }))
      .then('OrganizationHandedOver', 'OrganizationReceived')
      .thenOn('2011-01-01', 'C1', { parentId: 'G1' });
  });

  it('holds its codes against those who have them by now', () => {
    const taken = { kind: 'recode', organizationId: 'U2', scheme: 'directory', value: '1' };
    given(...left, on('2011-06-01', taken))
      .when(on('2012-01-01', back('U1')))
      .thenRejected('/changes/0 code-taken');
  });

  it('is not one that ended otherwise, still lives, or was never there', () => {
    given(opening(), on('2011-01-01', { kind: 'dissolve', organizationId: 'C1' }))
      .when(
        on('2012-01-01', back('C1'), back('C2'), back('Z'), { ...back('Z'), organization: { name: 'Z' } }),
      )
      .thenRejected(
        '/changes/0/organization/organizationId id-reused',
        '/changes/1/organization/organizationId id-reused',
        '/changes/2/organization/name description-needed',
        '/changes/2/organization/organizationKind description-needed',
        '/changes/2/organization/parentId description-needed',
        '/changes/3/organization/organizationKind description-needed',
        '/changes/3/organization/parentId description-needed',
      );
    given(...left)
      .when(on('2010-06-01', back('U1', organization('U1', 'U', 'R'))))
      .thenRejected('/changes/0/organization/organizationId id-reused');
  });

  it('must have left: neither annulling nor changing how it left may make it open twice', () => {
    const annul = { kind: 'annul', target: { decisionId: 'd-13' }, reason: 'x' };
    const { problems } = given(...left, on('2012-01-01', back('U1'))).when(on('2013-01-01', annul));
    expect(
      problems.map(({ organizationIds, params, laterChanges }) => [
        organizationIds[0],
        params['rule'],
        laterChanges?.map(({ type }) => type),
      ]),
    ).toEqual(['C2', 'C1', 'G2', 'G1', 'U1'].map((id) => [id, 'already-live', ['OrganizationReceived']]));
  });

  it('must have left, and not have ended otherwise, whatever is recorded later', () => {
    const annul = { kind: 'annul', target: { decisionId: 'd-10' }, reason: 'x' };
    const dissolve = { kind: 'dissolve', organizationId: 'C1' };
    given(opening(), on('2011-01-01', handOver('C1')), on('2012-01-01', back('C1')))
      .when(on('2011-01-01', annul, dissolve))
      .thenBreaks('id-reused', 'OrganizationReceived 2012-01-01');
  });

  it('can be corrected, and asked for again', () => {
    const again = given(...left, on('2012-01-01', back('U1')));
    const correct = {
      kind: 'correct',
      target: { decisionId: 'd-15', change: 1 },
      by: 'register',
      reason: 'x',
      patch: { organization: { name: 'Đúng' } },
    };
    again
      .when(on('2013-01-01', correct))
      .then('ChangeCorrected')
      .thenOn('2012-01-01', 'U1', { name: 'Đúng' })
      .thenOn('2012-01-01', 'C1', { name: 'N', parentId: 'G1' });
    const { events } = given(...left).whenRaw(requestOf(again.log.slice(15)));
    expect(events[1]!.data).toEqual(again.log[16]!.data);
  });
});
