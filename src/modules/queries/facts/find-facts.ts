import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql, { type Sql } from 'sql-template-tag';
import { changeReference, withKind } from '../changes/change-reference.js';
import { behind, orderBy, type KeyColumn } from '../../read-side/paging/keyset.js';
import { pageOf, type PageRequest } from '../../read-side/paging/pages.js';
import { Rows } from '../../read-side/rows.js';
import { all } from '../../read-side/conditions.js';
import type { AsOf } from '../../read-side/time/known.js';
import { changesOf, known } from '../../read-side/time/relations.js';
import type { FactItem, FactList } from './fact.documents.js';
import type { FactFilters, FactSelection } from './fact.params.js';

/** Measures of organizations that took effect on or before the date. */
export class FindFacts extends Query<FactList> {
  constructor(
    readonly asOf: AsOf,
    readonly filters: FactFilters,
    readonly page: PageRequest,
  ) {
    super();
  }
}

const columns = {
  measure: { column: 'f.measure', type: 'text' },
  organization: { column: 'f.organization_id', type: 'text' },
  effectiveOn: { column: 'f.effective_on', type: 'date' },
  effectiveSequence: { column: 'f.effective_sequence', type: 'integer' },
  revision: { column: 'f.revision', type: 'integer' },
  ordinal: { column: 'f.ordinal', type: 'integer' },
} as const;

const { measure, organization, ...place } = columns;
const orders: Readonly<Record<FactSelection, readonly KeyColumn[]>> = {
  all: [measure, organization, ...Object.values(place)],
  current: [measure, organization],
};

type Row = FactItem & { readonly ordinal: number };

@QueryHandler(FindFacts)
export class FindFactsHandler implements IQueryHandler<FindFacts> {
  constructor(private readonly rows: Rows) {}

  async execute({ asOf, filters, page }: FindFacts): Promise<FactList> {
    const { select = 'all' } = filters;
    const order = orders[select];
    const rows = await this.rows.all<Row>(sql`
      SELECT f.organization_id AS "organizationId", f.measure, f.value, f.ordinal,
             f.effective_on::text AS "effectiveOn", f.effective_sequence AS "effectiveSequence",
             CASE WHEN f.period_from IS NOT NULL
                  THEN json_build_object('from', f.period_from, 'to', f.period_to) END AS period,
             ${changeReference('f')} AS change
        FROM ${select === 'current' ? current(asOf) : effective(asOf)} f
       WHERE ${all(...conditions(filters, asOf), behind(order, page.after))}
       ORDER BY ${orderBy(order)} LIMIT ${page.limit + 1}`);
    const { items, next } = pageOf(rows, page, keyOf[select]);
    return {
      asOf,
      items: items.map(({ ordinal: _, ...item }) => ({ ...item, change: withKind(item.change) })),
      next,
    };
  }
}

const keyOf = {
  current: (row: Row) => [row.measure, row.organizationId],
  all: (row: Row) => {
    const { measure, organizationId, effectiveOn, effectiveSequence, change, ordinal } = row;
    return [measure, organizationId, effectiveOn, effectiveSequence, change.revision, ordinal];
  },
};

function conditions({ measure, organization }: FactFilters, asOf: AsOf): (Sql | undefined)[] {
  return [
    measure === undefined ? undefined : sql`f.measure = ${measure}`,
    organization === undefined
      ? undefined
      : sql`f.organization_id = ${organization} AND f.revision IN ${changesOf(organization, asOf)}`,
  ];
}

/** What took effect on or before the date. */
function effective(asOf: AsOf): Sql {
  return sql`(SELECT * FROM ${known('organization_fact', asOf)} every WHERE effective_on <= ${asOf.validAt})`;
}

/** Each organization's last stock of each measure by the date. */
function current(asOf: AsOf): Sql {
  return sql`(SELECT DISTINCT ON (measure, organization_id) * FROM ${effective(asOf)} past
    WHERE period_from IS NULL
    ORDER BY measure, organization_id, effective_on DESC, effective_sequence DESC, revision DESC, ordinal DESC)`;
}
