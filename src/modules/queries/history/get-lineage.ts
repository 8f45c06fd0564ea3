import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql, { raw, type Sql } from 'sql-template-tag';
import { changeReference, withKind } from '../changes/change-reference.js';
import { decisionReference } from '../../read-side/decision-reference.js';
import { Rows } from '../../read-side/rows.js';
import type { Known } from '../../read-side/time/known.js';
import { date, known } from '../../read-side/time/relations.js';
import type { Lineage, LineageDirection, LineageEdge, LineageNode } from './lineage.documents.js';
import { Lives } from '../organizations/lives.js';

/** The predecessors of an organization and theirs, and its successors and theirs. */
export class GetLineage extends Query<Lineage> {
  constructor(
    readonly asOf: Known,
    readonly id: string,
    readonly direction: LineageDirection,
    /** Steps in each direction. */
    readonly depth: number,
  ) {
    super();
  }
}

const maxEdges = 2000;

@QueryHandler(GetLineage)
export class GetLineageHandler implements IQueryHandler<GetLineage> {
  constructor(
    private readonly rows: Rows,
    private readonly lives: Lives,
  ) {}

  /** @throws NotFound when it never lived, as far as is known */
  async execute({ asOf, id, direction, depth }: GetLineage): Promise<Lineage> {
    await this.lives.of(id, asOf);
    const found = await this.#edges(asOf, id, direction, depth);
    const edges = found.slice(0, maxEdges).map((edge) => ({ ...edge, change: withKind(edge.change) }));
    const ids = new Set([id, ...edges.flatMap((edge) => [edge.predecessorId, edge.successorId])]);
    return { asOf, id, nodes: await this.#nodes(asOf, [...ids]), edges, truncated: found.length > maxEdges };
  }

  #edges(asOf: Known, id: string, direction: LineageDirection, depth: number): Promise<LineageEdge[]> {
    const walks = {
      successors: sql`SELECT * FROM successors`,
      predecessors: sql`SELECT * FROM predecessors`,
      both: sql`SELECT * FROM successors UNION ALL SELECT * FROM predecessors`,
    };
    return this.rows.all(sql`
      WITH RECURSIVE ${walk('successors', 'predecessor_id', 'successor_id', asOf, id, depth)},
                     ${walk('predecessors', 'successor_id', 'predecessor_id', asOf, id, depth)}
      SELECT s.predecessor_id AS "predecessorId", s.successor_id AS "successorId", found.depth,
             s.effective_on::text AS "effectiveOn", ${changeReference('s')} AS change,
             ${decisionReference('d')} AS decision
        FROM (SELECT revision, ordinal, min(depth) AS depth FROM (${walks[direction]}) walked
               GROUP BY revision, ordinal) found
        JOIN ${known('succession', asOf)} s USING (revision, ordinal)
        JOIN decision d ON d.register = s.register AND d.decision_id = s.decision_id
       ORDER BY s.effective_on, s.effective_sequence, s.revision, s.ordinal
       LIMIT ${maxEdges + 1}`);
  }

  #nodes(asOf: Known, ids: readonly string[]): Promise<LineageNode[]> {
    return this.rows.all(sql`
      SELECT DISTINCT ON (organization_id) organization_id AS id, name, kind,
             (min(valid_from) OVER every)::text AS "from", ${date('valid_to')} AS "to"
        FROM ${known('organization_version', asOf)} v
       WHERE organization_id = ANY(${ids})
      WINDOW every AS (PARTITION BY organization_id)
       ORDER BY organization_id, valid_from DESC`);
  }
}

/**
 * A WITH term that follows successions one way. UNION drops what was reached in as many steps before, so that
 * it stays within steps × successions and ends where organizations succeed each other in a circle.
 */
function walk(name: string, near: string, far: string, asOf: Known, id: string, depth: number): Sql {
  return sql`${raw(name)} (revision, ordinal, reached, depth) AS (
    SELECT revision, ordinal, ${raw(far)}, 1 FROM ${known('succession', asOf)} s WHERE ${raw(near)} = ${id}
    UNION
    SELECT s.revision, s.ordinal, s.${raw(far)}, walked.depth + 1
      FROM ${raw(name)} walked JOIN ${known('succession', asOf)} s ON s.${raw(near)} = walked.reached
     WHERE walked.depth < ${depth})`;
}
