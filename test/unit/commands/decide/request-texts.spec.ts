import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Problems } from '../../../../src/commands/problems/problems.js';
import { readRequest, requestFingerprint } from '../../../../src/commands/decide/read-request.js';
import { given, on, opening, rename, request } from '../../../support/given.js';

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
