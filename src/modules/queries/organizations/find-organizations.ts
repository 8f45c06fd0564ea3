import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql, { raw } from 'sql-template-tag';
import { behind, orderBy, type KeyColumn } from '../../read-side/paging/keyset.js';
import { pageOf, type PageRequest } from '../../read-side/paging/pages.js';
import { Rows } from '../../read-side/rows.js';
import { all } from '../../read-side/conditions.js';
import type { AsOf } from '../../read-side/time/known.js';
import { living } from '../../read-side/time/relations.js';
import { reference, stateColumns } from './organization-columns.js';
import { FilterCheck } from './filter-check.js';
import type { OrganizationSummary } from './organization.documents.js';
import type { OrganizationList } from './organization-list.document.js';
import { conditions, given, needDefinitions } from './organization-filters.js';
import type { OrganizationFilters } from './organization.params.js';
import { subtreeMembers, subtreeOf } from '../hierarchy/subtree.js';

/** The organizations that live on the date and match all filters, by their ids. */
export class FindOrganizations extends Query<OrganizationList> {
  constructor(
    readonly asOf: AsOf,
    readonly filters: OrganizationFilters,
    readonly page: PageRequest,
  ) {
    super();
  }
}

const order: readonly KeyColumn[] = [{ column: 'v.organization_id', type: 'text' }];

@QueryHandler(FindOrganizations)
export class FindOrganizationsHandler implements IQueryHandler<FindOrganizations> {
  constructor(
    private readonly rows: Rows,
    private readonly check: FilterCheck,
  ) {}

  async execute({ asOf, filters, page }: FindOrganizations): Promise<OrganizationList> {
    const { under, parent } = filters;
    const checkFirst = needDefinitions(filters);
    const defined = checkFirst ? await this.check.resolve(asOf, filters) : {};
    const parentId = parent === undefined ? raw('v.parent_id') : sql`${parent}`;
    const statement = sql`
      ${under === undefined ? sql`` : subtreeOf(under, asOf)}
      SELECT v.organization_id AS id, ${stateColumns('v')},
             (SELECT ${reference('p')} FROM ${living(asOf)} p WHERE p.organization_id = ${parentId}) AS parent
        FROM (SELECT v.* FROM ${under === undefined ? living(asOf) : subtreeMembers(asOf)} v
               WHERE ${all(...conditions(filters, defined), behind(order, page.after))}
               ORDER BY ${orderBy(order)} LIMIT ${page.limit + 1}) v
       ORDER BY ${orderBy(order)}`;
    // With other filters there are many texts, and the best plan depends on the values.
    const children = parent !== undefined && given(filters).length === 1;
    const rows = children
      ? await this.rows.prepared<OrganizationSummary>(statement)
      : await this.rows.all<OrganizationSummary>(statement);
    // Under whom somebody is found, is known: only an empty answer may be for want of an organization.
    if (rows.length === 0 && !checkFirst) await this.check.resolve(asOf, filters);
    return { asOf, ...pageOf(rows, page, ({ id }) => [id]) };
  }
}
