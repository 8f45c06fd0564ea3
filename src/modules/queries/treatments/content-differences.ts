import { isDeepStrictEqual } from 'node:util';
import type { DatePrecision } from '../../../events/envelope.js';

/** What a change says: its date and its payload. */
export interface Content {
  readonly effectiveOn: string;
  readonly effectiveSequence: number;
  readonly effectivePrecision: DatePrecision;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A field that two contents do not share; null where it is missing. */
export interface Difference {
  /** Its name; that of a part behind that of the whole, as in `organization.name`. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** In what two contents of a change differ: the date first, then its payload, each field alone. Lists are one field. */
export function contentDifferences(before: Content, after: Content): Difference[] {
  const { data: old, ...place } = before;
  const { data, ...newPlace } = after;
  return [...differences(place, newPlace, ''), ...differences(old, data, '')];
}

function differences(before: object, after: object, prefix: string): Difference[] {
  const [a, b] = [before, after].map((fields) => new Map<string, unknown>(Object.entries(fields)));
  return [...new Set([...a!.keys(), ...b!.keys()])].flatMap((name) => {
    const [was, is]: unknown[] = [a!.get(name) ?? null, b!.get(name) ?? null];
    if (isDeepStrictEqual(was, is)) return [];
    if (isRecord(was) && isRecord(is)) return differences(was, is, `${prefix}${name}.`);
    return [{ field: `${prefix}${name}`, before: was, after: is }];
  });
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
