import sql, { raw, type Sql } from 'sql-template-tag';
import { eachStateColumn } from '../../../projections/timeline/state-columns.js';
import { date } from '../../read-side/time/relations.js';

/** A row of `organization_version`, by its alias, as an `OrganizationState`. */
export function stateColumns(alias: string): Sql {
  const fields = eachStateColumn((field, column) => `${alias}.${column} AS "${field}"`);
  const to = date(`${alias}.valid_to`);
  return sql`${raw(fields)}, ${raw(`${alias}.valid_from::text`)} AS "validFrom", ${to} AS "validTo"`;
}

/** A row of `organization_version`, by its alias, as an `OrganizationReference`; null where there is none. */
export function reference(alias: string): Sql {
  return raw(`CASE WHEN ${alias}.organization_id IS NOT NULL THEN json_build_object(
    'id', ${alias}.organization_id, 'name', ${alias}.name, 'kind', ${alias}.kind) END`);
}
