import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql from 'sql-template-tag';
import { behind, orderBy, type KeyColumn } from '../../read-side/paging/keyset.js';
import { pageOf, type PageRequest } from '../../read-side/paging/pages.js';
import { Rows } from '../../read-side/rows.js';
import { all } from '../../read-side/conditions.js';
import type { AsOf } from '../../read-side/time/known.js';
import type { Descendants, PlacedOrganization } from './hierarchy.documents.js';
import { MustLive } from '../organizations/must-live.js';
import { livingFor, subtreeOf } from './subtree.js';

/** What stands under an organization on the date, level by level. */
export class FindDescendants extends Query<Descendants> {
  constructor(
    readonly asOf: AsOf,
    readonly id: string,
    /** Levels; all when undefined. */
    readonly depth: number | undefined,
    readonly page: PageRequest,
  ) {
    super();
  }
}

const order: readonly KeyColumn[] = [
  { column: 'subtree.depth', type: 'integer' },
  { column: 'subtree.organization_id', type: 'text' },
];

@QueryHandler(FindDescendants)
export class FindDescendantsHandler implements IQueryHandler<FindDescendants> {
  constructor(
    private readonly rows: Rows,
    private readonly live: MustLive,
  ) {}

  /** @throws NotFound when the organization does not live on the date */
  async execute({ asOf, id, depth, page }: FindDescendants): Promise<Descendants> {
    const organization = await this.live.find(id, asOf);
    const rows = await this.rows.all<PlacedOrganization>(sql`
      ${subtreeOf(id, asOf, depth)}
      SELECT v.organization_id AS id, v.name, v.kind, v.parent_id AS "parentId", subtree.depth
        FROM (SELECT * FROM subtree
               WHERE ${all(sql`NOT cyclic`, behind(order, page.after))}
               ORDER BY ${orderBy(order)} LIMIT ${page.limit + 1}) subtree
        CROSS JOIN ${livingFor('organization_id', 'subtree.organization_id', asOf)} v
       ORDER BY ${orderBy(order)}`);
    return { asOf, organization, ...pageOf(rows, page, (row) => [row.depth, row.id]) };
  }
}
