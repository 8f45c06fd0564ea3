import { hash } from 'node:crypto';
import { parse } from 'uuid';

/**
 * The id that is made from a name: equal names of one namespace give equal ids everywhere. A UUID of version 5, as
 * `v5` of the package `uuid` makes it, by a hash that takes half the time.
 * @param namespace a UUID
 */
export function namedId(name: string, namespace: string | Uint8Array): string {
  const bytes = typeof namespace === 'string' ? parse(namespace) : namespace;
  const digest = hash('sha1', Buffer.concat([bytes, Buffer.from(name)]), 'hex');
  const variant = '89ab'.charAt(Number.parseInt(digest.charAt(16), 16) & 3);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `5${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
