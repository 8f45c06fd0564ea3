import sql, { type Sql } from 'sql-template-tag';
import { countsFor } from './counts-for.js';
import type { Sides } from './diff-sides.js';

/**
 * What changes do to organizations for one of two states and not for the other, or otherwise for each: a row for each
 * change and organization, with what it says and does for the second state (`effective_on`, `effective_sequence`,
 * `effects`), or the same for the first (`was_…`); null where it does not count. To be put into FROM.
 * @param entries rows of `organization_entry`
 */
export function entryChanges({ before, after }: Sides, entries: Sql): Sql {
  const [later, sooner] = [sql`FILTER (WHERE later)`, sql`FILTER (WHERE NOT later)`];
  const side = (filter: Sql) => sql`max(effective_on) ${filter}, max(effective_sequence) ${filter},
    jsonb_agg(effect ORDER BY ordinal) ${filter}`;
  return sql`(
    SELECT organization_id, revision,
           max(type) ${later} AS type, max(type) ${sooner} AS was_type,
           max(effective_on) ${later} AS effective_on, max(effective_on) ${sooner} AS was_effective_on,
           max(effective_sequence) ${later} AS effective_sequence,
           max(effective_sequence) ${sooner} AS was_effective_sequence,
           array_agg(effect->>'effect' ORDER BY ordinal) ${later} AS effects,
           array_agg(effect->>'effect' ORDER BY ordinal) ${sooner} AS was_effects
      FROM (SELECT *, ${countsFor(after)} AS later FROM ${entries} every
             WHERE ${countsFor(before)} <> ${countsFor(after)}) entry
     GROUP BY organization_id, revision
    HAVING ROW(${side(later)}) IS DISTINCT FROM ROW(${side(sooner)}))`;
}
