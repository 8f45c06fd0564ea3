import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { typeOfChangeKind } from '../change-kinds.js';
import { decisionReference } from '../instruments.js';
import { behind, orderBy, type KeyColumn } from '../paging/keyset.js';
import { pageOf, type PageRequest } from '../paging/page.js';
import { Rows } from '../rows.js';
import { all, raw, sql, type Sql } from '../sql.js';
import type { Known } from '../time/known.js';
import { known, moment } from '../time/relations.js';
import { withKind } from './change-reference.js';
import type { ChangeItem, ChangeList } from './change.documents.js';
import type { ChangeFilters, ListOrder } from './change.params.js';
import { rangeConditions, recordedChanges } from './recorded.js';

/** Changes as recorded, along either axis of time. */
export class FindChanges extends Query<ChangeList> {
  constructor(
    readonly known: Known,
    readonly filters: ChangeFilters,
    readonly page: PageRequest,
  ) {
    super();
  }
}

const revision: KeyColumn = { column: 'c.revision', type: 'integer' };
const orders: Readonly<Record<ListOrder, readonly KeyColumn[]>> = {
  recorded: [revision],
  effective: [
    { column: 'c.effective_on', type: 'date' },
    { column: 'c.effective_sequence', type: 'integer' },
    revision,
  ],
};

@QueryHandler(FindChanges)
export class FindChangesHandler implements IQueryHandler<FindChanges> {
  constructor(private readonly rows: Rows) {}

  async execute({ known: asOf, filters, page }: FindChanges): Promise<ChangeList> {
    const { order = 'recorded', direction = 'asc' } = filters;
    const conditions = [...changeConditions(filters, asOf), behind(orders[order], page.after, direction)];
    const rows = await this.rows.all<ChangeItem>(sql`
      SELECT c.revision, c.decision_id AS "decisionId", c.index, c.type,
             c.effective_on::text AS "effectiveOn", c.effective_sequence AS "effectiveSequence",
             c.effective_precision AS "effectivePrecision", ${moment('c.recorded_at')} AS "recordedAt",
             c.organization_ids AS "organizationIds", c.data, ${decisionReference('d')} AS decision
        FROM (SELECT * FROM ${recordedChanges(asOf)} c WHERE ${all(...conditions)}
               ORDER BY ${orderBy(orders[order], direction)} LIMIT ${page.limit + 1}) c
        JOIN decision d ON d.register = c.register AND d.decision_id = c.decision_id
       ORDER BY ${orderBy(orders[order], direction)}`);
    return { asOf, ...pageOf(rows.map(withKind), page, keyOf[order]) };
  }
}

const keyOf = {
  recorded: (item: ChangeItem) => [item.revision],
  effective: (item: ChangeItem) => [item.effectiveOn, item.effectiveSequence, item.revision],
};

function changeConditions(filters: ChangeFilters, asOf: Known): (Sql | undefined)[] {
  const { type, kind, organization, decision } = filters;
  return [
    ...rangeConditions(filters, raw('revision')),
    type === undefined ? undefined : sql`type = ${type}`,
    kind === undefined ? undefined : sql`type = ${typeOfChangeKind(kind)}`,
    organization === undefined ? undefined : sql`organization_ids @> ${[organization]}::text[]`,
    decision === undefined ? undefined : sql`decision_id = ${decision}`,
    effectCondition(filters, asOf),
  ];
}

/** That one and the same effect of the change fits all that is said about effects. */
function effectCondition(filters: ChangeFilters, asOf: Known): Sql | undefined {
  const { effect, as, kindBefore, kindAfter, organization } = filters;
  const about = [
    effect === undefined ? undefined : sql`t.effect = ${effect}`,
    as === undefined ? undefined : sql`t.flow = ${as}`,
    kindBefore === undefined ? undefined : sql`t.kind_before = ${kindBefore}`,
    kindAfter === undefined ? undefined : sql`t.kind_after = ${kindAfter}`,
  ].filter((condition) => condition !== undefined);
  if (about.length === 0) return undefined;
  const of = organization === undefined ? undefined : sql`t.organization_id = ${organization}`;
  return sql`EXISTS (SELECT FROM ${known('organization_transition', asOf)} t
    WHERE t.revision = c.revision AND ${all(...about, of)})`;
}
