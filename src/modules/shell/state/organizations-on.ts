import type { QueryBus } from '@nestjs/cqrs';
import { FindOrganizations } from '../../queries/organizations/find-organizations.js';
import type { OrganizationSummary } from '../../queries/organizations/organization.documents.js';
import type { OrganizationFilters } from '../../queries/organizations/organization.params.js';
import type { AsOf } from '../../read-side/time/known.js';

/** Organizations that are read at once. */
const batch = 5000;

/** All organizations that live on a date and match the filters, by their ids, in parts. */
export async function* organizationsOn(
  queries: QueryBus,
  asOf: AsOf,
  filters: OrganizationFilters = {},
): AsyncGenerator<readonly OrganizationSummary[]> {
  const bound = { revision: asOf.revision, validAt: asOf.validAt, list: 'state' };
  for (let after: readonly string[] | undefined; ;) {
    const page = { limit: batch, after, bound };
    const { items, next } = await queries.execute(new FindOrganizations(asOf, filters, page));
    yield items;
    if (next === null) return;
    after = [items.at(-1)!.id];
  }
}
