import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../../src/commands/decide/decide.js';
import { RegisterState } from '../../../../src/events/register/register-state.js';
import { context, given, on, opening, org, request } from '../../../support/given.js';

const rename = (organizationId: string, name: string, effectiveOn?: string) => ({
  kind: 'rename',
  organizationId,
  name,
  ...(effectiveOn !== undefined && { effectiveOn }),
});

describe('a decision', () => {
  it('becomes one event of its own and one for each change, in the order of the request', () => {
    const plain = request(on('2011-01-01', rename('C1', 'A', '2013-01-01'), rename('C1', 'B', '2012-01-01')));
    const { events, state } = given(opening())
      .whenRaw(plain)
      .then('OrganizationRenamed', 'OrganizationRenamed');
    expect(
      events.map(({ metadata }) => [metadata.index, metadata.effectiveOn, metadata.effectiveSequence]),
    ).toEqual([
      [0, '2011-01-01', 0],
      [1, '2013-01-01', 0],
      [2, '2012-01-01', 0],
    ]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(3);
    expect(events[0]!.data).toEqual({
      instrument: plain.decision,
      changes: 2,
      acknowledgements: [],
      warnings: [],
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    });
    expect(state.timeline.versions('C1').map((version) => version.state.name)).toEqual(['C1', 'B', 'A']);
  });

  it('gives the same events for the same register, decision id and request', () => {
    const plain = request(opening());
    const [first, second] = [1, 2].map(() => decide(new RegisterState(), plain, context('d')).events);
    expect(second).toEqual(first);
    const other = decide(new RegisterState(), plain, context('e')).events;
    expect(other.map(({ id }) => id)).not.toEqual(first!.map(({ id }) => id));
  });

  it('is decided in valid order, whatever the order of its changes', () => {
    given(opening())
      .when(
        on('2011-01-01', { ...rename('C9', 'N'), effectiveOn: '2012-01-01' }, org('found', 'C9', 'C', 'G1')),
      )
      .then('OrganizationRenamed', 'OrganizationFounded');
  });

  it('never steps back behind the moment of the last one', () => {
    const { state } = given(opening());
    const early = { ...context('late'), recordedAt: '2019-01-01T00:00:00.000Z' };
    const { events } = decide(state, request(on('2011-01-01', rename('C1', 'N'))), early);
    expect(events.map(({ metadata }) => metadata.recordedAt)).toEqual([
      '2020-01-01T00:00:00.000Z',
      '2020-01-01T00:00:00.000Z',
    ]);
  });

  it('carries an instrument that no other carries', () => {
    const instrument = { number: '1', issuedOn: '2011-01-01', effectiveOn: '2011-01-01' };
    const first = { decision: instrument, changes: [rename('C1', 'A')] };
    given(opening(), first)
      .when({ decision: instrument, changes: [rename('C1', 'B')] })
      .thenRejected('/decision/number instrument-exists');
    given(opening(), first)
      .when({ decision: { ...instrument, issuedOn: '2016-01-01' }, changes: [rename('C1', 'B')] })
      .then('OrganizationRenamed');
  });

  const issued = (issuedOn: string, ...acknowledged: string[]) => ({
    decision: { issuedOn, effectiveOn: '2011-01-01' },
    changes: [rename('C1', 'N')],
    acknowledge: acknowledged.map((code) => ({ code, reference: 'the seal shows 2030' })),
  });

  it.each(['2020-01-02', '2020-02-01', '2030-01-01', '2070-06-15'])(
    'is questioned when its instrument is dated %s and it is recorded on 2020-01-01',
    (issuedOn) => {
      given(opening()).when(issued(issuedOn)).thenRejected('/decision/issuedOn issued-after-recording');
      const { events } = given(opening())
        .when(issued(issuedOn, 'issued-after-recording'))
        .then('OrganizationRenamed');
      const params = { issuedOn, recordedOn: '2020-01-01' };
      expect(events[0]!.data).toMatchObject({ warnings: [{ code: 'issued-after-recording', params }] });
    },
  );

  it('may be recorded on the day on which its instrument is issued, and take effect later', () => {
    given(opening()).when(issued('2020-01-01')).then('OrganizationRenamed');
    given(opening())
      .when({ ...issued('2019-12-31'), decision: { issuedOn: '2019-12-31', effectiveOn: '2070-01-01' } })
      .then('OrganizationRenamed');
  });

  it.each([
    ['2020-03-01T09:59:59.999Z', '2020-03-02', 'issued-after-recording'],
    ['2020-03-01T10:00:00.000Z', '2020-03-02'],
    ['2020-02-28T23:59:00.000Z', '2020-02-29'],
    ['2020-02-28T23:59:00.000Z', '2020-03-01', 'issued-after-recording'],
  ])('recorded at %s may carry an instrument of %s where the day has begun on Earth', (...row) => {
    const [recordedAt, issuedOn, code] = row;
    const { state } = given(opening());
    const judge = () => decide(state, request(issued(issuedOn)), { ...context('d'), recordedAt: recordedAt });
    if (code === undefined) expect(judge).not.toThrow();
    else expect(judge).toThrow('is dated');
  });

  it('tells the instruments of two issuers apart whatever their names', () => {
    const [one, other] = [
      { issuer: 'A\nB', organ: 'C' },
      { issuer: 'A', organ: 'B\nC' },
    ].map((issued, i) => ({
      decision: { ...issued, number: '1', issuedOn: '2011-01-01', effectiveOn: '2011-01-01' },
      changes: [rename('C1', `N${i}`)],
    }));
    given(opening(), one!).when(other!).then('OrganizationRenamed');
  });

  it('leaves the register as it was, accepted or refused', () => {
    const { state } = given(opening());
    const entries = () => JSON.stringify([...state.timeline.ids()].map((id) => state.timeline.entries(id)));
    const before = entries();
    decide(state, request(on('2011-01-01', rename('C1', 'N'))), context('x'));
    expect(() => decide(state, request(on('2011-01-01', rename('C1', 'C2'))), context('x'))).toThrow('C2');
    expect(entries()).toBe(before);
    expect(state.revision).toBe(9);
  });

  it('is refused also when each of its changes is refused for want of another one', () => {
    const opens = (id: string, ...ending: string[]) => ({
      kind: 'reorganize',
      organizationIds: ending,
      into: ['1', '2'].map((part) => ({
        organizationId: part === '1' ? id : `${id}-2`,
        name: `${id}-${part}`,
        organizationKind: 'G',
        parentId: 'U2',
      })),
    });
    given(opening())
      .when(on('2011-01-01', opens('X', 'X', 'G2')))
      .thenRejected('/changes/0/organizationIds/0 unknown-organization');
    given(opening())
      .when(on('2011-01-01', opens('X', 'Y', 'G2'), opens('Y', 'X', 'G2')))
      .thenRejected(
        '/changes/0/organizationIds/0 unknown-organization',
        '/changes/1/organizationIds/0 unknown-organization',
      );
  });

  it('says once that an organization is unknown because its opening is refused', () => {
    given(opening())
      .when(
        on(
          '2011-01-01',
          org('found', 'C8', 'Z', 'G1'),
          rename('C8', 'N'),
          { kind: 'found', organization: { organizationId: 'C9', name: 'C9' } },
          rename('C9', 'N'),
        ),
      )
      .thenRejected(
        '/changes/0/organization/organizationKind unknown-kind',
        '/changes/2/organization/organizationKind invalid-field',
        '/changes/2/organization/parentId invalid-field',
      );
  });
});

describe('acknowledgements', () => {
  const small = (id: string) => org('found', id, 'G', 'U1', { facts: [{ measure: 'members', value: 3 }] });

  it('accept the warnings of one change, or of all', () => {
    const plain = on('2011-01-01', small('G3'), small('G4'));
    given(opening()).when(plain).thenRejected('size', 'size');
    given(opening())
      .when({ ...plain, acknowledge: [{ code: 'size', reference: 'x', change: 2 }] })
      .thenRejected('/changes/0/organization/facts size');
    given(opening())
      .when({
        ...plain,
        acknowledge: [
          { code: 'size', reference: 'x', change: 2 },
          { code: 'size', reference: 'y', change: 1 },
        ],
      })
      .then('OrganizationFounded', 'OrganizationFounded');
    const { events } = given(opening())
      .when({ ...plain, acknowledge: [{ code: 'size', reference: 'x' }] })
      .then('OrganizationFounded', 'OrganizationFounded');
    expect(events[0]!.data).toMatchObject({ warnings: [{ change: 1 }, { change: 2 }] });
  });

  it('accept no error', () => {
    given(opening('refuse'))
      .when({ ...on('2011-01-01', rename('C1', 'C2')), acknowledge: [{ code: 'homonym', reference: 'x' }] })
      .thenRejected('homonym');
  });

  it('are asked for once: what the register bears already is not reported again', () => {
    const option = {
      ...on('2011-01-01', { kind: 'transfer', organizationId: 'G1', parentId: 'R' }),
      acknowledge: [{ code: 'parent-by-option', reference: 'x' }],
    };
    given(opening(), option)
      .when(
        on('2012-01-01', { kind: 'reclassify', organizationId: 'C1', organizationKind: 'G', parentId: 'U1' }),
      )
      .then('OrganizationReclassified');
    given(opening(), option)
      .when(on('2010-06-01', rename('G1', 'N')))
      .then('OrganizationRenamed');
    given(opening(), option)
      .when(on('2010-06-01', { kind: 'transfer', organizationId: 'G1', parentId: 'U2' }))
      .then('OrganizationTransferred');
  });

  it('are asked for when a back-dated change brings a warning about on a later date', () => {
    const opened = opening('warn');
    given(opened, on('2013-01-01', rename('G2', 'Một')))
      .when(on('2011-01-01', rename('G1', 'Một')))
      .thenRejected('/changes/0 homonym');
  });
});
