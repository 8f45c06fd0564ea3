import canonicalize from 'canonicalize';
import type { RecordedEvent } from '../../../events/definition/envelope.js';

const parts = ['stream', 'revision', 'id', 'type', 'data', 'metadata'] as const;

/** All of an event that doesn't depend on the store it is in, as canonical JSON (RFC 8785). */
export function canonicalEvent(event: RecordedEvent): string {
  return canonicalize(parts.map((part) => event[part])) ?? '';
}

/** What two events don't have in common. */
export function partsThatDiffer(a: RecordedEvent, b: RecordedEvent): (typeof parts)[number][] {
  return parts.filter((part) => canonicalize(a[part]) !== canonicalize(b[part]));
}
