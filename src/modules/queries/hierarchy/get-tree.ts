import { message } from '../../../events/messages/message.js';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql, { type Sql } from 'sql-template-tag';
import { BadRequest } from '../../errors/request-errors.js';
import { Rows } from '../../read-side/rows.js';
import type { AsOf } from '../../read-side/time/known.js';
import { living } from '../../read-side/time/relations.js';
import { assembleTree, type TreeRow } from './assemble-tree.js';
import type { Tree } from './hierarchy.documents.js';
import { MustLive } from '../organizations/must-live.js';
import { livingFor } from './subtree.js';

/** The hierarchy on the date, nested. */
export class GetTree extends Query<Tree> {
  constructor(
    readonly asOf: AsOf,
    /** Where it begins; at all roots when undefined. */
    readonly root: string | undefined,
    /** Levels below where it begins; all when undefined. */
    readonly depth: number | undefined,
  ) {
    super();
  }
}

/** Larger trees are refused: they are to be asked for in parts. */
const maxNodes = 50_000;

@QueryHandler(GetTree)
export class GetTreeHandler implements IQueryHandler<GetTree> {
  constructor(
    private readonly rows: Rows,
    private readonly live: MustLive,
  ) {}

  /** @throws NotFound when the root does not live on the date; BadRequest when the tree is too large */
  async execute({ asOf, root, depth }: GetTree): Promise<Tree> {
    if (root !== undefined) await this.live.find(root, asOf);
    const isWhole = root === undefined && depth === undefined;
    const rows = await this.rows.all<TreeRow>(isWhole ? whole(asOf) : part(asOf, root, depth));
    if (rows.length > maxNodes) {
      const detail = message('request.tree-too-large', { limit: maxNodes });
      throw new BadRequest([{ code: 'tree-too-large', parameter: 'depth', detail }]);
    }
    return { asOf, count: rows.length, roots: assembleTree(rows, root) };
  }
}

/** Every organization that lives: no need to walk. */
function whole(asOf: AsOf): Sql {
  return sql`SELECT organization_id AS id, parent_id AS "parentId", name, kind, NULL AS "leftOut"
    FROM ${living(asOf)} v LIMIT ${maxNodes + 1}`;
}

/** Level by level; where it is cut, children are counted instead. */
function part(asOf: AsOf, root: string | undefined, depth: number | undefined): Sql {
  const start = root === undefined ? sql`parent_id IS NULL` : sql`organization_id = ${root}`;
  const last = depth ?? null;
  return sql`
    WITH RECURSIVE walk (organization_id, parent_id, name, kind, depth) AS (
      SELECT organization_id, parent_id, name, kind, 0 FROM ${living(asOf)} v WHERE ${start}
      UNION ALL
      SELECT v.organization_id, v.parent_id, v.name, v.kind, walk.depth + 1
        FROM walk CROSS JOIN ${livingFor('parent_id', 'walk.organization_id', asOf)} v
       WHERE ${last}::integer IS NULL OR walk.depth < ${last}::integer
    ) CYCLE organization_id SET cyclic USING path
    SELECT organization_id AS id, parent_id AS "parentId", name, kind,
           CASE WHEN depth = ${last}::integer THEN (
             SELECT count(*)::integer FROM ${living(asOf)} child
              WHERE child.parent_id = walk.organization_id) END AS "leftOut"
      FROM walk WHERE NOT cyclic LIMIT ${maxNodes + 1}`;
}
