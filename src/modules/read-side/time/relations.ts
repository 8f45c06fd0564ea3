import sql, { raw, type Sql } from 'sql-template-tag';
import { rectifyingTypes } from './change-standing.js';
import type { AsOf, Known } from './known.js';

/** The tables whose rows are known in a range of revisions. */
type KnownTable =
  | 'organization_version'
  | 'organization_transition'
  | 'organization_entry'
  | 'succession'
  | 'classification_version'
  | 'organization_fact'
  | 'published_figure'
  | 'issued_report'
  | 'change_treatment';

/** The rows of a table that are known: to be put into FROM. */
export function known(table: KnownTable, { register, revision }: Known): Sql {
  return sql`(SELECT * FROM ${raw(table)}
    WHERE register = ${register} AND known_from <= ${revision} AND known_to > ${revision})`;
}

/** The versions of the organizations that live on the date, one each: to be put into FROM. */
export function living({ register, revision, validAt }: AsOf): Sql {
  return sql`(SELECT * FROM organization_version
    WHERE register = ${register} AND valid_from <= ${validAt}::date AND valid_to > ${validAt}::date
      AND known_from <= ${revision} AND known_to > ${revision})`;
}

/** A moment as ISO 8601 in UTC with milliseconds. */
export function moment(column: string): Sql {
  return raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
}

/** A date as `YYYY-MM-DD`; null where the row is open at its end. */
export function date(column: string): Sql {
  return raw(`NULLIF(${column}, 'infinity')::text`);
}

/**
 * The revisions of the changes that ever involved an organization, and maybe of others that were rectified together with
 * them: to be put behind IN. For what a rectified change involves its rectifying event does, too.
 */
export function changesOf(organizationId: string, { register }: Known): Sql {
  return sql`(
    SELECT revision FROM change
     WHERE register = ${register} AND organization_ids @> ${[organizationId]}::text[]
    UNION ALL
    SELECT t.revision FROM change c
      JOIN change_treatment t ON t.register = c.register AND t.treating_decision_id = c.decision_id
     WHERE c.register = ${register} AND c.organization_ids @> ${[organizationId]}::text[]
       AND c.type = ANY(${rectifyingTypes}))`;
}
