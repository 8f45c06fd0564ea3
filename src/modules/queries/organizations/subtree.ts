import { sql, type Sql } from '../sql.js';
import type { AsOf } from '../time/known.js';
import { living } from '../time/relations.js';

/**
 * WITH RECURSIVE `subtree (organization_id, depth)`: all that live under an organization on the date, itself left
 * out; its children have depth 1. Ends on its own should the data hold a cycle.
 */
export function subtreeOf(organizationId: string, asOf: AsOf, maxDepth?: number): Sql {
  const deeper = maxDepth === undefined ? sql`` : sql`WHERE subtree.depth < ${maxDepth}`;
  return sql`WITH RECURSIVE subtree (organization_id, depth) AS (
    SELECT organization_id, 1 FROM ${living(asOf)} v WHERE v.parent_id = ${organizationId}
    UNION ALL
    SELECT v.organization_id, subtree.depth + 1
      FROM subtree JOIN ${living(asOf)} v ON v.parent_id = subtree.organization_id ${deeper}
  ) CYCLE organization_id SET cyclic USING path`;
}
