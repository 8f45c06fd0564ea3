import sql, { join, raw, type Sql } from 'sql-template-tag';
import { eachStateColumn } from '../../../projections/timeline/state-columns.js';
import { livingFor } from '../hierarchy/subtree.js';
import { reference } from '../organizations/organization-columns.js';
import type { AsOf } from '../../read-side/time/known.js';
import { living } from '../../read-side/time/relations.js';
import { diffCategories, differsAtAll, differsBy, fieldCategories } from './categories.js';
import { countsFor } from './counts-for.js';
import type { Sides } from './diff-sides.js';

/** Ids by what lineage says of them, and by the changes that were rectified between the known times. */
export interface LineageAndCorrections {
  readonly merged: readonly string[];
  readonly split: readonly string[];
  readonly corrected: readonly string[];
}

/**
 * WITH `difference`: a row for each organization that is not the same in both states, with its id, its kind (in the
 * first state, if it lives there), and a column for each category. A version that holds for both states is left out
 * before anything is compared: the time follows what differs, and the number of versions that are read.
 */
export function differences(
  { before, after }: Sides,
  { merged, split, corrected }: LineageAndCorrections,
): Sql {
  const only = (here: AsOf, there: AsOf) => sql`(
    SELECT * FROM organization_version
     WHERE register = ${here.register} AND ${holdsIn(here)} AND NOT ${holdsIn(there)})`;
  const inBoth = raw('a.organization_id = b.organization_id');
  const id = raw('COALESCE(a.organization_id, b.organization_id)');
  const fields = fieldCategories.map(
    (category) => sql`(${inBoth} AND ${differsBy(category, 'a', 'b')}) IS TRUE AS ${raw(category)}`,
  );
  // As known for the second state, on the date of the first.
  const between = { ...after, validAt: before.validAt };
  return sql`WITH difference AS (
    SELECT ${id} AS id, COALESCE(a.kind, b.kind) AS kind,
           a.organization_id IS NULL AS opened, b.organization_id IS NULL AS closed, ${join(fields, ', ')},
           ${id} = ANY(${merged}::text[]) AS merged, ${id} = ANY(${split}::text[]) AS split,
           NOT ${differsAtAll('m', 'b')} AS learned, ${id} = ANY(${corrected}::text[]) AS corrected
      FROM ${only(before, after)} a
      FULL JOIN ${only(after, before)} b ON ${inBoth}
      LEFT JOIN ${living(between)} m ON m.organization_id = ${id}
     WHERE ${differsAtAll('a', 'b')})`;
}

/** The names of the categories that are true for a row of `difference`. */
export function categoriesOf(alias: string): Sql {
  const each = diffCategories.map((name) => raw(`CASE WHEN ${alias}.${name} THEN '${name}' END`));
  return sql`array_remove(ARRAY[${join(each, ', ')}], NULL)`;
}

/** The numbers of rows of `difference`: in all, and of each category. */
export const totalColumns: Sql = join(
  [
    raw('count(*)::integer AS total'),
    ...diffCategories.map((name) => raw(`count(*) FILTER (WHERE ${name})::integer AS ${name}`)),
  ],
  ', ',
);

/**
 * The last turn of the organization of a row `d` of `difference` to what it is in the second state, if it is opened
 * or closed: a column `as`, null when that change is behind the first state, too. To be put behind LEFT JOIN. OFFSET
 * keeps the planner from looking for the date instead of the organization.
 */
export function lastTurn({ before, after }: Sides): Sql {
  return sql`LATERAL (
    SELECT CASE WHEN NOT EXISTS (
             SELECT FROM organization_entry
              WHERE register = ${before.register} AND organization_id = t.organization_id
                AND revision = t.revision AND effect->>'effect' = t.effect AND ${countsFor(before)}) THEN t.flow END AS "as"
      FROM (SELECT * FROM organization_transition
             WHERE register = ${after.register} AND organization_id = d.id OFFSET 0) t
     WHERE ${countsFor(after)}
       AND t.live_before = d.closed AND t.live_after = d.opened AND d.opened <> d.closed
     ORDER BY t.effective_on DESC, t.effective_sequence DESC, t.revision DESC, t.ordinal DESC LIMIT 1) turn ON true`;
}

/** The version of one state, as `alias`, for a row of another relation, and its parent: to be put behind FROM. */
export function versionOf(alias: string, id: string, asOf: AsOf): Sql {
  return sql`LEFT JOIN ${livingFor('organization_id', id, asOf)} ${raw(alias)} ON true
    LEFT JOIN ${livingFor('organization_id', `${alias}.parent_id`, asOf)} ${raw(`${alias}_parent`)} ON true`;
}

/** The version that `versionOf` found, as a `DiffState`. */
export function stateObject(alias: string): Sql {
  const fields = eachStateColumn((field, column) => `'${field}', ${alias}.${column}`);
  return sql`CASE WHEN ${raw(alias)}.organization_id IS NOT NULL THEN json_build_object(
    ${raw(`${fields}, 'validFrom', ${alias}.valid_from::text,
    'validTo', NULLIF(${alias}.valid_to, 'infinity')::text`)}, 'parent', ${reference(`${alias}_parent`)}) END`;
}

function holdsIn({ revision, validAt }: AsOf): Sql {
  return sql`(valid_from <= ${validAt}::date AND valid_to > ${validAt}::date
    AND known_from <= ${revision} AND known_to > ${revision})`;
}
