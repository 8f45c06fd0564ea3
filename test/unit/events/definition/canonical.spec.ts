import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { fingerprint } from '../../../../src/events/definition/canonical.js';

const hashed = (text: string) => createHash('sha256').update(text).digest('hex');

it('hashes the canonical JSON', () => {
  // RFC 8785, 3.2.3: keys in the order of their UTF-16 code units.
  expect(fingerprint({ b: [56, { d: true, '10': null, '1': [] }], a: 'ö', z: undefined })).toBe(
    hashed('{"a":"ö","b":[56,{"1":[],"10":null,"d":true}]}'),
  );
  expect(fingerprint({ b: -0, a: [1e21], B: 'é' })).toBe(hashed('{"B":"é","a":[1e+21],"b":0}'));
  expect(fingerprint([new Date(0), new URL('https://a.example')])).toBe(
    hashed('["1970-01-01T00:00:00.000Z","https://a.example/"]'),
  );
  const keys = fc.oneof(
    fc.constantFrom('a', 'b', 'B', 'ab', 'z', 'constructor'),
    fc.constantFrom('é', '_', '9', '10', '01', '-1', '__proto__'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(null, true, undefined),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(keys, tie('tree'), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      expect(fingerprint(value)).toBe(hashed(canonicalize(value) ?? ''));
    }),
    { numRuns: 300 },
  );
});

it('has none for what has no canonical JSON', () => {
  for (const value of [NaN, Infinity, '\ud800', { a: ['x\udfff'] }, { '\ud800': 1 }, { 'a\ud800': 1 }]) {
    expect(() => fingerprint(value)).toThrow('is not allowed');
  }
});
