import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FilterCheck } from '../organizations/filter-check.js';
import { subtreeOf } from '../organizations/subtree.js';
import { Rows } from '../rows.js';
import { all, join, raw, sql, type Sql } from '../sql.js';
import type { AsOf } from '../time/known.js';
import { living } from '../time/relations.js';
import type { CountGrouping, CountItem, Counts } from './counts.documents.js';
import type { CountsParams } from './counts.params.js';
import { kindNumbers } from './kind-numbers.js';

/** How many organizations live on the date, by kind, by parent or by both. */
export class CountOrganizations extends Query<Counts> {
  constructor(
    readonly asOf: AsOf,
    readonly by: CountGrouping,
    readonly filters: Pick<CountsParams, 'under' | 'set'>,
  ) {
    super();
  }
}

@QueryHandler(CountOrganizations)
export class CountOrganizationsHandler implements IQueryHandler<CountOrganizations> {
  constructor(
    private readonly rows: Rows,
    private readonly check: FilterCheck,
  ) {}

  /** @throws BadRequest when a filter names nothing that is known */
  async execute({ asOf, by, filters }: CountOrganizations): Promise<Counts> {
    const { kinds } = await this.check.resolve(asOf, filters);
    const columns = by.split(',').map((column) => groupings[column as keyof typeof groupings]);
    const items = await this.rows.all<CountItem>(sql`
      ${filters.under === undefined ? sql`` : subtreeOf(filters.under, asOf)}
      SELECT ${join(
        columns.map(({ as }) => as),
        ', ',
      )}, sum(number)::integer AS count
        FROM (${numbers(asOf, by, filters.under)}) numbers
       WHERE ${all(kinds && sql`kind = ANY(${kinds})`)}
       GROUP BY ${join(
         columns.map(({ column }) => column),
         ', ',
       )} HAVING sum(number) <> 0
       ORDER BY ${join(
         columns.map(({ column }) => column),
         ', ',
       )}`);
    return { asOf, by, total: items.reduce((sum, { count }) => sum + count, 0), items };
  }
}

const groupings = {
  kind: { column: raw('kind'), as: raw('kind') },
  parent: { column: raw('parent_id'), as: raw('parent_id AS "parentId"') },
};

/** Rows (kind, parent_id, number) that add up to the counts; without parent_id where they are not grouped by it. */
function numbers(asOf: AsOf, by: CountGrouping, under: string | undefined): Sql {
  if (under !== undefined) {
    return sql`SELECT v.kind, v.parent_id, 1 AS number
      FROM subtree JOIN ${living(asOf)} v USING (organization_id) WHERE NOT cyclic`;
  }
  if (by === 'kind') return kindNumbers(asOf);
  const { register, revision, validAt } = asOf;
  return sql`SELECT kind, parent_id, delta AS number FROM organization_count
    WHERE register = ${register} AND known_from <= ${revision} AND effective_on <= ${validAt}`;
}
