import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql from 'sql-template-tag';
import { Rows } from '../../read-side/rows.js';
import type { AsOf } from '../../read-side/time/known.js';
import { living } from '../../read-side/time/relations.js';
import type { Ancestors, PlacedOrganization } from './hierarchy.documents.js';
import { MustLive } from '../organizations/must-live.js';
import { livingFor } from './subtree.js';

/** What stands above an organization on the date, the nearest first. */
export class GetAncestors extends Query<Ancestors> {
  constructor(
    readonly asOf: AsOf,
    readonly id: string,
  ) {
    super();
  }
}

@QueryHandler(GetAncestors)
export class GetAncestorsHandler implements IQueryHandler<GetAncestors> {
  constructor(
    private readonly rows: Rows,
    private readonly live: MustLive,
  ) {}

  /** @throws NotFound when the organization does not live on the date */
  async execute({ asOf, id }: GetAncestors): Promise<Ancestors> {
    const organization = await this.live.find(id, asOf);
    const items = await this.rows.all<PlacedOrganization>(sql`
      WITH RECURSIVE line (organization_id, name, kind, parent_id, depth) AS (
        SELECT organization_id, name, kind, parent_id, 0 FROM ${living(asOf)} v WHERE organization_id = ${id}
        UNION ALL
        SELECT v.organization_id, v.name, v.kind, v.parent_id, line.depth + 1
          FROM line CROSS JOIN ${livingFor('organization_id', 'line.parent_id', asOf)} v
      ) CYCLE organization_id SET cyclic USING path
      SELECT organization_id AS id, name, kind, parent_id AS "parentId", depth
        FROM line WHERE depth > 0 AND NOT cyclic ORDER BY depth`);
    return { asOf, organization, items };
  }
}
