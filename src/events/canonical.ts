import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256 of the canonical JSON (RFC 8785) of a value, in lower-case hexadecimal. Keys without a value don't count. */
export function fingerprint(value: unknown): string {
  return hash('sha256', canonicalize(value) ?? '', 'hex');
}
