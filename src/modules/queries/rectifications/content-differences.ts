import { isDeepStrictEqual } from 'node:util';
import type { DatePrecision, DateStatement } from '../../../events/vocabulary/date-statement.js';

/** What a change says: its date and its payload. */
export interface Content {
  readonly effectiveOn: string;
  readonly effectiveSequence: number;
  readonly effectivePrecision: DatePrecision;
  readonly dateStated: DateStatement | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A field that two contents do not share; null where it is missing. */
export interface Difference {
  /** Its name; that of a part behind that of the whole, as in `organization.name`. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * In what two contents of a change differ: the date first, then its payload, each field alone. Lists are one field, and so
 * is what is stated of a date.
 */
export function contentDifferences(before: Content, after: Content): Difference[] {
  const { data: old, ...place } = before;
  const { data, ...newPlace } = after;
  return [...ofPlace(place, newPlace), ...differences(old, data, '')];
}

function ofPlace(before: Omit<Content, 'data'>, after: Omit<Content, 'data'>): Difference[] {
  const fields = ['effectiveOn', 'effectiveSequence', 'effectivePrecision', 'dateStated'] as const;
  return fields
    .filter((field) => !isDeepStrictEqual(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
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
