import sql, { raw, type Sql } from 'sql-template-tag';
import type { AsOf } from '../../read-side/time/known.js';
import { living } from '../../read-side/time/relations.js';

/**
 * The versions that live on the date and have a column in common with each row of another relation: to be put
 * behind CROSS JOIN. They are looked up row by row in an index (OFFSET keeps the planner from joining whole
 * tables), so that the time follows the size of the answer, also on a store without statistics.
 */
export function livingFor(column: 'organization_id' | 'parent_id', equal: string, asOf: AsOf): Sql {
  return sql`LATERAL (SELECT * FROM ${living(asOf)} one WHERE ${raw(`one.${column} = ${equal}`)} OFFSET 0)`;
}

/**
 * WITH RECURSIVE `subtree (organization_id, depth, cyclic)`: all that live under an organization on the date,
 * itself left out; its children have depth 1. Ends on its own should the data hold a cycle, with rows to be
 * left out where `cyclic`.
 */
export function subtreeOf(organizationId: string, asOf: AsOf, maxDepth?: number): Sql {
  const deeper = maxDepth === undefined ? sql`` : sql`WHERE subtree.depth < ${maxDepth}`;
  return sql`WITH RECURSIVE subtree (organization_id, depth) AS (
    SELECT organization_id, 1 FROM ${living(asOf)} v WHERE v.parent_id = ${organizationId}
    UNION ALL
    SELECT v.organization_id, subtree.depth + 1
      FROM subtree CROSS JOIN ${livingFor('parent_id', 'subtree.organization_id', asOf)} v ${deeper}
  ) CYCLE organization_id SET cyclic USING path`;
}

/** The members of the `subtree` as they are on the date: to be put into FROM. */
export function subtreeMembers(asOf: AsOf): Sql {
  return sql`(SELECT v.* FROM subtree
    CROSS JOIN ${livingFor('organization_id', 'subtree.organization_id', asOf)} v WHERE NOT subtree.cyclic)`;
}
