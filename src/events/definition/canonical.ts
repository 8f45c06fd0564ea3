import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256 of the canonical JSON (RFC 8785) of a value, in lower-case hexadecimal. Keys without a value don't count. */
export function fingerprint(value: unknown): string {
  const ordered = inOrder(value);
  return hash('sha256', (ordered === special ? canonicalize(value) : JSON.stringify(ordered)) ?? '', 'hex');
}

const special = Symbol('special');

/**
 * The same value with all keys in canonical order: its JSON is the canonical one, for ECMAScript writes texts and
 * numbers as RFC 8785 asks. `special` where an object is no plain one or can't have them in that order, and where
 * there is no canonical JSON.
 */
function inOrder(value: unknown): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : special;
  if (typeof value === 'number') return Number.isFinite(value) ? value : special;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(inOrder);
    return items.includes(special) ? special : items;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return special;
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const item = inOrder((value as Record<string, unknown>)[key]);
    // Keys that are numbers come first in every object; those that begin with _ may mean something to it.
    if (item === special || !/^[A-Za-z]/.test(key) || !key.isWellFormed()) return special;
    ordered[key] = item;
  }
  return ordered;
}
