import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Problems } from '../../../../src/commands/problems/problems.js';
import { readRequest, requestFingerprint } from '../../../../src/commands/decide/read-request.js';
import { given, on, opening, org, request } from '../../../support/given.js';

const rename = (name: unknown, more: Record<string, unknown> = {}) => ({
  kind: 'rename',
  organizationId: 'C1',
  name,
  ...more,
});

describe('the shape of a request', () => {
  it('tells five mistakes at once', () => {
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

  it('tells what is wrong with the decision together with what is wrong with its changes', () => {
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

describe('texts', () => {
  it('refuses lone surrogates and control characters, and says where', () => {
    given(opening())
      .when({
        decision: { effectiveOn: '2011-01-01', title: 'a\u0000' },
        changes: [
          rename('\ud800'),
          rename('N', { note: 'bell\u0007' }),
          rename('N', { otherNames: { short: '\udfff' } }),
        ],
      })
      .thenRejected(
        '/decision/title invalid-text',
        '/changes/0/name invalid-text',
        '/changes/1/note invalid-text',
        '/changes/2/otherNames/short invalid-text',
      );
    for (const note of ['bell\u0007', 'del\u007f', '\ud800 alone']) {
      given(opening())
        .when(on('2011-01-01', rename('N', { note })))
        .thenRejected('/changes/0/note invalid-text');
    }
    given(opening())
      .when(on('2011-01-01', rename('N', { note: 'one\n\ttwo 😀' })))
      .then('OrganizationRenamed');
  });

  it('stores NFC, and takes NFC and NFD for the same', () => {
    const [nfc, nfd] = ['NFC', 'NFD'].map((form) =>
      request(on('2011-01-01', rename('Đảng ủy Hội'.normalize(form)))),
    );
    nfd!.decision['number'] = nfc!.decision['number'];
    expect(JSON.stringify(nfc)).not.toBe(JSON.stringify(nfd));
    expect(requestFingerprint(nfd)).toBe(requestFingerprint(nfc));
    given(opening())
      .whenRaw(nfd)
      .then('OrganizationRenamed')
      .thenPayload(1, { organizationId: 'C1', name: 'Đảng ủy Hội'.normalize('NFC') });
    given(opening(), on('2011-01-01', rename('Hội'.normalize('NFC'))))
      .when(on('2012-01-01', rename('Hội'.normalize('NFD'))))
      .thenRejected('/changes/0/name nothing-changes');
    given(opening(), on('2011-01-01', rename('Hội'.normalize('NFC'))))
      .when(on('2012-01-01', { kind: 'rename', organizationId: 'C2', name: 'Hội'.normalize('NFD') }))
      .thenRejected('/changes/0 homonym');
  });

  it('reads every text in NFC, keys too', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'e', 'o', 'u', '=', 'é', 'ộ', '😀', '\u0323', '\u212b'),
    });
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.integer(),
        fc.array(tie('tree')),
        fc.dictionary(text, tie('tree')),
      ),
    }));
    fc.assert(
      fc.property(tree, (plain) => {
        const problems = new Problems();
        const whole = JSON.stringify(plain).normalize('NFC');
        expect(readRequest({ decision: plain }, problems).normal).toEqual({ decision: JSON.parse(whole) });
        expect(problems.errors.filter(({ code }) => code === 'invalid-text')).toEqual([]);
      }),
    );
  });

  it('has one fingerprint for one content, whatever the order of keys', () => {
    const one = { decision: { a: 1, b: 'x' }, changes: [] };
    expect(requestFingerprint({ changes: [], decision: { b: 'x', a: 1 } })).toBe(requestFingerprint(one));
    expect(requestFingerprint({ ...one, acknowledge: undefined })).toBe(requestFingerprint(one));
    expect(requestFingerprint({ ...one, decision: { a: 2, b: 'x' } })).not.toBe(requestFingerprint(one));
    expect(() => requestFingerprint({ decision: '\ud800' })).not.toThrow();
  });
});

describe('dates', () => {
  it('accepts only days that exist', () => {
    const acknowledge = [{ code: 'issued-after-recording', reference: 'x' }];
    for (const date of ['2012-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) {
      given(opening())
        .when({
          decision: { effectiveOn: '2012-01-01', issuedOn: date },
          changes: [rename('N')],
          acknowledge,
        })
        .then('OrganizationRenamed');
    }
    for (const date of [
      '2011-02-29',
      '1900-02-29',
      '2011-04-31',
      '2011-13-01',
      '2011-1-1',
      '0000-01-01',
      '2011-01-01T00:00:00Z',
      20110101,
    ]) {
      given(opening())
        .when(on('2012-01-01', rename('N', { effectiveOn: date })))
        .thenRejected('/changes/0/effectiveOn invalid-field');
    }
  });

  it('takes a leap day for a day like any other', () => {
    given(opening())
      .when(on('2012-02-29', rename('N')))
      .then('OrganizationRenamed')
      .thenOn('2012-02-28', 'C1', { name: 'C1' })
      .thenOn('2012-02-29', 'C1', { name: 'N' });
  });

  it('writes months and years as their first day', () => {
    const { events } = given(opening())
      .when(
        on(
          '2011-01-01',
          rename('N', { effectivePrecision: 'year' }),
          rename('M', { effectivePrecision: 'month', effectiveOn: '2011-05-01' }),
        ),
      )
      .then('OrganizationRenamed', 'OrganizationRenamed');
    expect(events.map(({ metadata }) => metadata.effectivePrecision)).toEqual([undefined, 'year', 'month']);
    given(opening())
      .when(
        on(
          '2011-01-02',
          rename('N', { effectivePrecision: 'month' }),
          rename('M', { effectivePrecision: 'year', effectiveOn: '2011-05-01' }),
        ),
      )
      .thenRejected('/changes/0/effectiveOn imprecise-date', '/changes/1/effectiveOn imprecise-date');
  });
});
