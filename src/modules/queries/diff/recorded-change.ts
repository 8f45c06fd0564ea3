import sql, { raw, type Sql } from 'sql-template-tag';

/**
 * The change of a revision, as `c`, and its decision, as `d`: to be put behind a relation of FROM. They are looked up
 * row by row (OFFSET keeps the planner from joining whole tables), also on a store without statistics.
 */
export function recordedChange(register: string, revision: string): Sql {
  return sql`CROSS JOIN LATERAL (
      SELECT * FROM change WHERE register = ${register} AND revision = ${raw(revision)} OFFSET 0) c
    CROSS JOIN LATERAL (
      SELECT * FROM decision WHERE register = ${register} AND decision_id = c.decision_id OFFSET 0) d`;
}
