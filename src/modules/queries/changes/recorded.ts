import sql, { type Sql } from 'sql-template-tag';
import type { RecordedFilters } from './change.params.js';

type Ranges = Pick<
  RecordedFilters,
  'effectiveFrom' | 'effectiveTo' | 'recordedFrom' | 'recordedTo' | 'revisionFrom' | 'revisionTo'
>;

/** The conditions for ranges of dates, moments and revisions, on a table with these columns of both axes. */
export function rangeConditions(
  ranges: Ranges,
  { effective, revision }: { readonly effective: Sql; readonly revision: Sql },
): (Sql | undefined)[] {
  const { effectiveFrom, effectiveTo, recordedFrom, recordedTo, revisionFrom, revisionTo } = ranges;
  return [
    effectiveFrom === undefined ? undefined : sql`${effective} >= ${effectiveFrom}`,
    effectiveTo === undefined ? undefined : sql`${effective} <= ${effectiveTo}`,
    recordedFrom === undefined ? undefined : sql`recorded_at >= ${recordedFrom}`,
    recordedTo === undefined ? undefined : sql`recorded_at <= ${recordedTo}`,
    revisionFrom === undefined ? undefined : sql`${revision} >= ${revisionFrom}`,
    revisionTo === undefined ? undefined : sql`${revision} <= ${revisionTo}`,
  ];
}
