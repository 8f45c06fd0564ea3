import sql, { raw, type Sql } from 'sql-template-tag';
import { date } from '../../read-side/time/relations.js';

/** A row of `organization_version`, by its alias, as an `OrganizationState`. */
export function stateColumns(alias: string): Sql {
  return sql`${raw(`${alias}.name, ${alias}.other_names AS "otherNames", ${alias}.kind,
    ${alias}.parent_id AS "parentId", ${alias}.codes, ${alias}.authorities, ${alias}.functions,
    ${alias}.valid_from::text AS "validFrom"`)}, ${date(`${alias}.valid_to`)} AS "validTo"`;
}

/** A row of `organization_version`, by its alias, as an `OrganizationReference`; null where there is none. */
export function reference(alias: string): Sql {
  return raw(`CASE WHEN ${alias}.organization_id IS NOT NULL THEN json_build_object(
    'id', ${alias}.organization_id, 'name', ${alias}.name, 'kind', ${alias}.kind) END`);
}
