import type { EntityManager } from 'typeorm';
import { BLOCK, blockSize, LEVELS } from './count-blocks.js';
import { countsProjection } from './counts.projection.js';

/** The full blocks of each level that together hold the revisions before `n`, fewer than a block left out. */
const blocks = Array.from({ length: LEVELS }, (_, i) => {
  const level = i + 1;
  const size = blockSize(level);
  const first = level === LEVELS ? '0' : `n / ${size * BLOCK} * ${BLOCK}`;
  return `SELECT ${level} AS level, block FROM upto, generate_series(${first}, n / ${size} - 1) AS block`;
}).join(' UNION ALL ');

const query = `
  WITH upto AS (
    SELECT least($3::integer, revision) + 1 AS n FROM projection_progress
     WHERE projection = '${countsProjection.name}' AND register = $1)
  SELECT c.counts FROM (${blocks}) AS b
   CROSS JOIN LATERAL (
         SELECT counts FROM organization_count_block c
          WHERE c.register = $1 AND c.level = b.level AND c.block = b.block AND c.effective_on <= $2
          ORDER BY c.effective_on DESC LIMIT 1) AS c
   UNION ALL
  SELECT jsonb_build_object(c.kind, sum(c.delta)) FROM upto
    JOIN organization_count c ON c.register = $1 AND c.effective_on <= $2
     AND c.known_from >= n / ${BLOCK} * ${BLOCK} AND c.known_from < n
   GROUP BY c.kind`;

/**
 * How many organizations of each kind live on a date, as known at a revision; kinds that come to 0 are left out.
 * Reads a row for each full block of revisions and the deltas behind the last one: some dozens of rows, however
 * long the register is.
 */
export async function countsByKind(
  manager: Pick<EntityManager, 'query'>,
  register: string,
  validAt: string,
  knownAt: number,
): Promise<Record<string, number>> {
  const rows = await manager.query<{ counts: Record<string, number> }[]>(query, [register, validAt, knownAt]);
  const total = new Map<string, number>();
  for (const { counts } of rows) {
    for (const [kind, count] of Object.entries(counts)) total.set(kind, (total.get(kind) ?? 0) + count);
  }
  return Object.fromEntries([...total].filter(([, count]) => count !== 0));
}
