import sql, { raw, type Sql } from 'sql-template-tag';
import type { Known } from '../../read-side/time/known.js';
import { known } from '../../read-side/time/relations.js';

/** The fields of a `HistoryStep`, for json_build_object, from a row of `stepsOf`. */
export const stepFields = raw(`
  'effect', effect, 'as', flow,
  'before', CASE WHEN live_before THEN json_build_object(
    'name', name_before, 'kind', kind_before, 'parentId', parent_before) END,
  'after', CASE WHEN live_after THEN json_build_object(
    'name', name_after, 'kind', kind_after, 'parentId', parent_after) END,
  'detail', detail`);

/** Transitions that meet a condition, with what else their effects say: to be put into FROM. */
export function stepsOf(asOf: Known, condition: Sql): Sql {
  return sql`(
    SELECT t.*, e.effect - '{effect,as,organizationId,name,kind,parentId}'::text[] AS detail
      FROM ${known('organization_transition', asOf)} t
      JOIN ${known('organization_entry', asOf)} e USING (register, organization_id, revision, ordinal)
     WHERE ${condition})`;
}
