import { sql, type Sql } from '../sql.js';
import type { Known } from '../time/known.js';
import type { RecordedFilters } from './change.params.js';

type Ranges = Pick<
  RecordedFilters,
  'effectiveFrom' | 'effectiveTo' | 'recordedFrom' | 'recordedTo' | 'revisionFrom' | 'revisionTo'
>;

/** The conditions for ranges of dates, moments and revisions, on a table with the columns of both axes. */
export function rangeConditions(ranges: Ranges, revision: Sql): (Sql | undefined)[] {
  const { effectiveFrom, effectiveTo, recordedFrom, recordedTo, revisionFrom, revisionTo } = ranges;
  return [
    effectiveFrom === undefined ? undefined : sql`effective_on >= ${effectiveFrom}`,
    effectiveTo === undefined ? undefined : sql`effective_on <= ${effectiveTo}`,
    recordedFrom === undefined ? undefined : sql`recorded_at >= ${recordedFrom}`,
    recordedTo === undefined ? undefined : sql`recorded_at <= ${recordedTo}`,
    revisionFrom === undefined ? undefined : sql`${revision} >= ${revisionFrom}`,
    revisionTo === undefined ? undefined : sql`${revision} <= ${revisionTo}`,
  ];
}

/** The changes that are known, whole decisions only: to be put into FROM. */
export function recordedChanges({ register, revision }: Known): Sql {
  return sql`(SELECT * FROM change WHERE register = ${register} AND known_from <= ${revision})`;
}
