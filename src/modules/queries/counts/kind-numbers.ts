import { BLOCK, blockSize, LEVELS } from '../../../projections/counts/count-blocks.js';
import { join, sql, type Sql } from '../sql.js';
import type { AsOf } from '../time/known.js';

/**
 * The rows (kind, number) that add up to how many organizations of each kind live on the date. Whatever the
 * number of organizations and decisions, few rows are read: whole blocks of revisions, from the largest to the
 * smallest, and the deltas behind the last of them.
 */
export function kindNumbers({ register, revision, validAt }: AsOf): Sql {
  const end = revision + 1;
  const spans: Sql[] = [];
  let from = 0;
  for (let level = LEVELS; level > 0; level--) {
    const size = blockSize(level);
    const to = Math.floor(end / size);
    if (from < to)
      spans.push(
        sql`SELECT ${level}::integer AS level, generate_series(${from}::integer, ${to - 1}) AS block`,
      );
    from = to * BLOCK;
  }
  const rest = sql`SELECT kind, delta AS number FROM organization_count
    WHERE register = ${register} AND known_from >= ${from} AND known_from <= ${revision}
      AND effective_on <= ${validAt}`;
  if (spans.length === 0) return rest;
  return sql`${rest}
    UNION ALL
    SELECT one.key, one.value::integer
      FROM (${join(spans, ' UNION ALL ')}) span
     CROSS JOIN LATERAL (
       SELECT counts FROM organization_count_block b
        WHERE b.register = ${register} AND b.level = span.level AND b.block = span.block
          AND b.effective_on <= ${validAt}
        ORDER BY b.effective_on DESC LIMIT 1) until
     CROSS JOIN LATERAL jsonb_each_text(until.counts) one`;
}
