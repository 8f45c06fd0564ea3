import { isDeepStrictEqual } from 'node:util';
import type { DatePrecision } from '../../../events/definition/envelope.js';

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

type Fields = Readonly<Record<string, unknown>>;

function differences(before: Fields, after: Fields, prefix: string): Difference[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => {
    const [was, is] = [before[name] ?? null, after[name] ?? null];
    if (isDeepStrictEqual(was, is)) return [];
    if (isRecord(was) && isRecord(is)) return differences(was, is, `${prefix}${name}.`);
    return [{ field: `${prefix}${name}`, before: was, after: is }];
  });
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
