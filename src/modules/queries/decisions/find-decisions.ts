import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql, { raw, type Sql } from 'sql-template-tag';
import type { ListOrder } from '../changes/change.params.js';
import { rangeConditions } from '../changes/recorded.js';
import { behind, orderBy, type KeyColumn } from '../../read-side/paging/keyset.js';
import { pageOf, type PageRequest } from '../../read-side/paging/pages.js';
import { containing } from '../../read-side/params/like.js';
import { Rows } from '../../read-side/rows.js';
import { all } from '../../read-side/conditions.js';
import type { Known } from '../../read-side/time/known.js';
import { decisionColumns } from './decision-columns.js';
import { DecisionStandings } from './decision-standings.js';
import type { DecisionList, DecisionSummary } from './decision.documents.js';
import type { DecisionFilters } from './decision.params.js';

/** Decisions along either axis of time. */
export class FindDecisions extends Query<DecisionList> {
  constructor(
    readonly known: Known,
    readonly filters: DecisionFilters,
    readonly page: PageRequest,
  ) {
    super();
  }
}

const revision: KeyColumn = { column: 'd.revision_last', type: 'integer' };
const orders: Readonly<Record<ListOrder, readonly KeyColumn[]>> = {
  recorded: [revision],
  effective: [{ column: 'd.effective_on', type: 'date' }, revision],
};

@QueryHandler(FindDecisions)
export class FindDecisionsHandler implements IQueryHandler<FindDecisions> {
  constructor(
    private readonly rows: Rows,
    private readonly standings: DecisionStandings,
  ) {}

  async execute({ known: asOf, filters, page }: FindDecisions): Promise<DecisionList> {
    const { order = 'recorded', direction = 'asc' } = filters;
    const rows = await this.rows.all<Omit<DecisionSummary, 'standing'>>(sql`
      SELECT ${decisionColumns('d')} FROM decision d
       WHERE register = ${asOf.register} AND revision_last <= ${asOf.revision}
         AND ${all(...conditions(filters), behind(orders[order], page.after, direction))}
       ORDER BY ${orderBy(orders[order], direction)} LIMIT ${page.limit + 1}`);
    const { items, next } = pageOf(rows, page, keyOf[order]);
    const standings = await this.standings.of(
      items.map(({ id }) => id),
      asOf,
    );
    return { asOf, items: items.map((item) => ({ ...item, standing: standings.get(item.id)! })), next };
  }
}

type Placed = Pick<DecisionSummary, 'effectiveOn' | 'revision'>;
const keyOf = {
  recorded: (item: Placed) => [item.revision],
  effective: (item: Placed) => [item.effectiveOn, item.revision],
};

function conditions(filters: DecisionFilters): (Sql | undefined)[] {
  const { number, q, issuedFrom, issuedTo } = filters;
  return [
    ...rangeConditions(filters, { effective: raw('effective_on'), revision: raw('revision_last') }),
    number === undefined ? undefined : sql`number = ${number}`,
    q === undefined ? undefined : sql`${searched} LIKE ${containing(q)}`,
    issuedFrom === undefined ? undefined : sql`issued_on >= ${issuedFrom}`,
    issuedTo === undefined ? undefined : sql`issued_on <= ${issuedTo}`,
  ];
}

/** As `searchText` does it: accents are dropped, and đ becomes d. */
const searched = raw(
  `translate(lower(regexp_replace(
     normalize(concat_ws(E'\\n', number, title, issuer, organ, signer), NFD), '[\\u0300-\\u036f]', '', 'g')), 'đĐ', 'dd')`,
);
