import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { withKind } from '../changes/change-reference.js';
import { behind, orderBy, type KeyColumn } from '../paging/keyset.js';
import { pageOf, type PageRequest } from '../paging/page.js';
import { Rows } from '../rows.js';
import { all, sql, type Sql } from '../sql.js';
import type { AsOf } from '../time/known.js';
import { changesOf, known } from '../time/relations.js';
import type { FactItem, FactList } from './fact.documents.js';
import type { FactFilters } from './fact.params.js';

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

const order: readonly KeyColumn[] = [
  { column: 'f.measure', type: 'text' },
  { column: 'f.organization_id', type: 'text' },
  { column: 'f.effective_on', type: 'date' },
  { column: 'f.effective_sequence', type: 'integer' },
  { column: 'f.revision', type: 'integer' },
  { column: 'f.ordinal', type: 'integer' },
];

type Row = FactItem & { readonly ordinal: number };

@QueryHandler(FindFacts)
export class FindFactsHandler implements IQueryHandler<FindFacts> {
  constructor(private readonly rows: Rows) {}

  async execute({ asOf, filters, page }: FindFacts): Promise<FactList> {
    const rows = await this.rows.all<Row>(sql`
      SELECT f.revision, f.decision_id AS "decisionId", f.index, f.type, f.ordinal,
             f.organization_id AS "organizationId", f.measure, f.value,
             f.effective_on::text AS "effectiveOn", f.effective_sequence AS "effectiveSequence",
             CASE WHEN f.period_from IS NOT NULL
                  THEN json_build_object('from', f.period_from, 'to', f.period_to) END AS period
        FROM ${known('organization_fact', asOf)} f
       WHERE effective_on <= ${asOf.validAt}
         AND ${all(...conditions(filters, asOf), behind(order, page.after))}
       ORDER BY ${orderBy(order)} LIMIT ${page.limit + 1}`);
    const { items, next } = pageOf(rows, page, keyOf);
    return { asOf, items: items.map(({ ordinal: _, ...item }) => withKind(item)), next };
  }
}

function keyOf(row: Row) {
  const { measure, organizationId, effectiveOn, effectiveSequence, revision, ordinal } = row;
  return [measure, organizationId, effectiveOn, effectiveSequence, revision, ordinal];
}

function conditions({ measure, organization, select }: FactFilters, asOf: AsOf): (Sql | undefined)[] {
  return [
    measure === undefined ? undefined : sql`f.measure = ${measure}`,
    organization === undefined
      ? undefined
      : sql`f.organization_id = ${organization} AND f.revision IN ${changesOf(organization, asOf)}`,
    select === 'current' ? holds(asOf) : undefined,
  ];
}

/** A stock that no later one has replaced by the date. */
function holds(asOf: AsOf): Sql {
  return sql`f.period_from IS NULL AND NOT EXISTS (
    SELECT FROM ${known('organization_fact', asOf)} later
     WHERE later.measure = f.measure AND later.organization_id = f.organization_id
       AND later.period_from IS NULL AND later.effective_on <= ${asOf.validAt}
       AND (later.effective_on, later.effective_sequence, later.revision, later.ordinal)
         > (f.effective_on, f.effective_sequence, f.revision, f.ordinal))`;
}
