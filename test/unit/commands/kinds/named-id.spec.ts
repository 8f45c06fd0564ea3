import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse, v5 } from 'uuid';
import { namedId } from '../../../../src/commands/kinds/named-id.js';

it('is the UUID of version 5', () => {
  // RFC 9562, appendix A.4
  expect(namedId('www.example.com', v5.DNS)).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (name, namespace) => {
      expect(namedId(name, namespace)).toBe(v5(name, namespace));
      expect(namedId(name, parse(namespace))).toBe(v5(name, namespace));
    }),
  );
});
