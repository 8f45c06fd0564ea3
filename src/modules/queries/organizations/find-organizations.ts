import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql, { raw, type Sql } from 'sql-template-tag';
import { behind, orderBy, type KeyColumn } from '../../read-side/paging/keyset.js';
import { pageOf, type PageRequest } from '../../read-side/paging/page.js';
import { containing } from '../../read-side/params/like.js';
import { Rows } from '../../read-side/rows.js';
import { all } from '../../read-side/conditions.js';
import type { AsOf } from '../../read-side/time/known.js';
import { living } from '../../read-side/time/relations.js';
import { reference, stateColumns } from './columns.js';
import { FilterCheck } from './filter-check.js';
import type { OrganizationSummary } from './organization.documents.js';
import type { OrganizationList } from './organization-list.document.js';
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
    const { q, under, parent, kind, set, code, authority } = filters;
    const namesCodes = [kind, set, code, authority].some((value) => value !== undefined);
    const { kinds } = namesCodes ? await this.check.resolve(asOf, filters) : { kinds: undefined };
    const parentId = parent === undefined ? raw('v.parent_id') : sql`${parent}`;
    const statement = sql`
      ${under === undefined ? sql`` : subtreeOf(under, asOf)}
      SELECT v.organization_id AS id, ${stateColumns('v')},
             (SELECT ${reference('p')} FROM ${living(asOf)} p WHERE p.organization_id = ${parentId}) AS parent
        FROM (SELECT v.* FROM ${under === undefined ? living(asOf) : subtreeMembers(asOf)} v
               WHERE ${all(...conditions(filters, kinds), behind(order, page.after))}
               ORDER BY ${orderBy(order)} LIMIT ${page.limit + 1}) v
       ORDER BY ${orderBy(order)}`;
    // With other filters there are many texts, and the best plan depends on the values.
    const children = parent !== undefined && under === undefined && q === undefined && !namesCodes;
    const rows = children
      ? await this.rows.prepared<OrganizationSummary>(statement)
      : await this.rows.all<OrganizationSummary>(statement);
    // Under whom somebody is found, is known: only an empty answer may be for want of an organization.
    if (rows.length === 0 && !namesCodes) await this.check.resolve(asOf, filters);
    return { asOf, ...pageOf(rows, page, ({ id }) => [id]) };
  }
}

function conditions(filters: OrganizationFilters, kinds: readonly string[] | undefined): (Sql | undefined)[] {
  const { q, parent, code, authority } = filters;
  return [
    q === undefined ? undefined : sql`v.search_text LIKE ${containing(q)}`,
    kinds && sql`v.kind = ANY(${kinds})`,
    parent === undefined ? undefined : sql`v.parent_id = ${parent}`,
    code === undefined ? undefined : sql`v.codes <> '{}' AND v.codes @> ${codeObject(code)}::jsonb`,
    authority === undefined ? undefined : sql`v.authorities @> ${[authority]}::text[]`,
  ];
}

function codeObject(code: string): string {
  const at = code.indexOf(':');
  return JSON.stringify({ [code.slice(0, at)]: code.slice(at + 1) });
}
