import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { countsByKind } from '../../../projections/counts/counts-by-kind.js';
import { FilterCheck } from '../organizations/filter-check.js';
import { kindsOfSet } from '../organizations/organization-filters.js';
import { subtreeMembers, subtreeOf } from '../hierarchy/subtree.js';
import { Rows } from '../../read-side/rows.js';
import { all } from '../../read-side/conditions.js';
import type { AsOf } from '../../read-side/time/known.js';
import type { CountGrouping, CountItem, Counts } from './counts.documents.js';
import type { CountsParams } from './counts.params.js';

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
    const defined = await this.check.resolve(asOf, filters);
    const kinds = filters.set === undefined ? undefined : kindsOfSet(filters.set, defined);
    const items =
      by === 'kind' && filters.under === undefined
        ? await this.#byKind(asOf, kinds)
        : await this.#grouped(asOf, by, filters.under, kinds);
    return { asOf, by, total: items.reduce((sum, { count }) => sum + count, 0), items };
  }

  async #byKind(asOf: AsOf, kinds: readonly string[] | undefined): Promise<CountItem[]> {
    const counts = await countsByKind(this.rows.manager, asOf.register, asOf.validAt, asOf.revision);
    return Object.entries(counts)
      .filter(([kind]) => kinds?.includes(kind) ?? true)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, count]) => ({ kind, count }));
  }

  #grouped(
    asOf: AsOf,
    by: CountGrouping,
    under: string | undefined,
    kinds: readonly string[] | undefined,
  ): Promise<CountItem[]> {
    const columns = by.split(',').map((column) => groupings[column as keyof typeof groupings]);
    const group = join(
      columns.map(({ column }) => column),
      ', ',
    );
    const named = join(
      columns.map(({ as }) => as),
      ', ',
    );
    return this.rows.all<CountItem>(sql`
      ${under === undefined ? sql`` : subtreeOf(under, asOf)}
      SELECT ${named}, sum(number)::integer AS count
        FROM (${under === undefined ? deltas(asOf) : members(asOf)}) numbers
       WHERE ${all(kinds && sql`kind = ANY(${kinds})`)}
       GROUP BY ${group} HAVING sum(number) <> 0 ORDER BY ${group}`);
  }
}

const groupings = {
  kind: { column: raw('kind'), as: raw('kind') },
  parent: { column: raw('parent_id'), as: raw('parent_id AS "parentId"') },
};

/** Rows (kind, parent_id, number) that add up to the counts of the whole register. */
function deltas({ register, revision, validAt }: AsOf): Sql {
  return sql`SELECT kind, parent_id, delta AS number FROM organization_count
    WHERE register = ${register} AND known_from <= ${revision} AND effective_on <= ${validAt}`;
}

/** The same for a subtree, from its members. */
function members(asOf: AsOf): Sql {
  return sql`SELECT v.kind, v.parent_id, 1 AS number
    FROM ${subtreeMembers(asOf)} v`;
}
