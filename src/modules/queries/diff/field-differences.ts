import { isDeepStrictEqual } from 'node:util';
import { stateFields } from '../../../events/register/history.js';
import type { DiffState, FieldDifference } from './diff.documents.js';

/** The fields in which two states of one organization differ; none when it does not live in both. */
export function fieldDifferences(before: DiffState | null, after: DiffState | null): FieldDifference[] {
  if (!before || !after) return [];
  return stateFields
    .filter((field) => !isDeepStrictEqual(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}
