import { describe, expect, it } from '@jest/globals';
import { given, on, opening, org, rename, request } from '../../../support/given.js';

describe('the shape of a request', () => {
  it('reports five mistakes at once', () => {
    given(opening())
      .when(
        on(
          '2011-01-01',
          org('found', 'G1', 'G', 'U1'),
          { kind: 'rename', organizationId: 'nobody', name: 'x' },
          { kind: 'dissolve', organizationId: 'G1' },
          { kind: 'merge', form: 'consolidation', organizationIds: ['G2'] },
          { kind: 'vanish' },
        ),
      )
      .thenRejected(
        '/changes/0/organization/organizationId id-reused',
        '/changes/1/organizationId unknown-organization',
        '/changes/2 live-children',
        '/changes/3/into invalid-field',
        '/changes/4/kind unknown-change-kind',
      );
  });

  it('reports what is wrong with the decision together with what is wrong with its changes', () => {
    given(opening())
      .when({
        decision: { effectiveOn: '2011-01-01', issuer: '', issuedOn: '2011-02-29', colour: 'red' },
        changes: [
          { kind: 'dissolve', organizationId: 'Z' },
          rename(''),
          { kind: 'dissolve', organizationId: 'G1' },
        ],
        acknowledge: [{ code: 'size', reference: '' }],
      })
      .thenRejected(
        '/decision/colour invalid-field',
        '/decision/issuer invalid-field',
        '/decision/issuedOn invalid-field',
        '/acknowledge/0/reference invalid-field',
        '/changes/0/organizationId unknown-organization',
        '/changes/1/name invalid-field',
        '/changes/2 live-children',
      );
  });

  it('judges changes that have a date of their own though the decision has none', () => {
    given(opening())
      .when({
        decision: { effectiveOn: 'soon' },
        changes: [rename('C2', { effectiveOn: '2011-01-01' }), { kind: 'dissolve', organizationId: 'Z' }],
      })
      .thenRejected('/decision/effectiveOn invalid-field', '/changes/0 homonym');
  });

  it('refuses what is no request at all', () => {
    for (const plain of [null, undefined, 7, 'x', [], [[]]]) {
      given(opening()).whenRaw(plain).thenRejected('/decision invalid-field', '/changes invalid-field');
    }
    const { decision } = request(on('2011-01-01'));
    given(opening()).whenRaw({ decision, changes: [] }).thenRejected('/changes invalid-field');
    given(opening()).whenRaw({ decision, changes: {} }).thenRejected('/changes invalid-field');
    given(opening())
      .whenRaw({ decision: [], changes: [rename('N')] })
      .thenRejected('/decision invalid-field');
    given(opening())
      .whenRaw({ decision, changes: [null, 'x', [], { kind: 7 }, {}] })
      .thenRejected(...[0, 1, 2, 3, 4].map((i) => `/changes/${i}/kind unknown-change-kind` as const));
  });

  it('refuses unknown fields at any depth', () => {
    given(opening())
      .whenRaw({ ...request(on('2011-01-01', rename('N', { colour: 'red' }))), extra: 1 })
      .thenRejected('/extra invalid-field', '/changes/0/colour invalid-field');
    const found = org('found', 'C3', 'C', 'G1', { colour: 'red', 'a/b~c': 1 });
    given(opening())
      .when(on('2011-01-01', found))
      .thenRejected(
        '/changes/0/organization/colour invalid-field',
        '/changes/0/organization/a~1b~0c invalid-field',
      );
  });

  it('refuses keys that objects have anyway, which would be lost without a word', () => {
    const hidden = JSON.parse('{"__proto__":"x"}') as Record<string, unknown>;
    given(opening())
      .when(on('2011-01-01', rename('N', { constructor: 'x' }), rename('N', { otherNames: hidden })))
      .thenRejected('/changes/0/constructor invalid-field', '/changes/1/otherNames/__proto__ invalid-field');
  });

  it('refuses wrong types, each field once', () => {
    given(opening())
      .when(
        on(
          '2011-01-01',
          rename(5),
          rename('x'.repeat(501)),
          rename('  '),
          rename('N', { organizationId: 'a b' }),
        ),
      )
      .thenRejected(
        '/changes/0/name invalid-field',
        '/changes/1/name invalid-field',
        '/changes/2/name invalid-field',
        '/changes/3/organizationId invalid-field',
      );
    given(opening())
      .when(
        on(
          '2011-01-01',
          rename('N', { effectiveSequence: 0.5 }),
          rename('N', { effectivePrecision: 'week' }),
          rename('N', { otherNames: { organ: '' } }),
          rename('N', { otherNames: [] }),
        ),
      )
      .thenRejected('invalid-field', 'invalid-field', 'invalid-field', 'invalid-field');
  });

  it('refuses null where a field may only be left out', () => {
    given(opening())
      .when(
        on(
          '2011-01-01',
          rename('N', { note: null }),
          rename('N', { otherNames: null }),
          org('found', 'C3', 'C', 'G1', { facts: null }),
          { kind: 'dissolve', organizationId: 'C1', children: null },
          rename('N', { effectiveOn: null }),
        ),
      )
      .thenRejected(
        '/changes/0/note invalid-field',
        '/changes/1/otherNames invalid-field',
        '/changes/2/organization/facts invalid-field',
        '/changes/3/children invalid-field',
        '/changes/4/effectiveOn invalid-field',
      );
  });

  it('refuses nested objects that are missing or of another type', () => {
    given(opening())
      .when(
        on(
          '2011-01-01',
          { kind: 'found' },
          { kind: 'found', organization: 'G9' },
          { kind: 'found', organization: [] },
          { kind: 'split', form: 'separation', organizationId: 'G1', into: [null] },
          { kind: 'split', form: 'separation', organizationId: 'G1', into: [[]] },
          { kind: 'split', form: 'separation', organizationId: 'G1', into: {} },
          { kind: 'split', form: 'separation', organizationId: 'G1', into: [{}] },
        ),
      )
      .thenRejected(
        '/changes/0/organization invalid-field',
        '/changes/1/organization invalid-field',
        '/changes/2/organization invalid-field',
        '/changes/3/into invalid-field',
        '/changes/4/into invalid-field',
        '/changes/5/into invalid-field',
        '/changes/6/into/0/name invalid-field',
        '/changes/6/into/0/organizationKind invalid-field',
        '/changes/6/into/0/parentId invalid-field',
      );
  });

  it('refuses what is nested deeper than anything it knows', () => {
    let deep: unknown = 'x';
    for (let i = 0; i < 50_000; i++) deep = [deep];
    const outcome = given(opening()).when(on('2011-01-01', rename('N', { note: deep })));
    expect(new Set(outcome.problems.map(({ code, change }) => `${code} ${change}`))).toEqual(
      new Set(['invalid-field 0']),
    );
  });
});
