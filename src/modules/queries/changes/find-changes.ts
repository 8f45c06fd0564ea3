import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql, { raw, type Sql } from 'sql-template-tag';
import { typeOfChangeKind } from '../../read-side/change-kinds.js';
import { decisionReference } from '../../read-side/decision-reference.js';
import { behind, orderBy, type KeyColumn } from '../../read-side/paging/keyset.js';
import { pageOf, type PageRequest } from '../../read-side/paging/pages.js';
import { Rows } from '../../read-side/rows.js';
import { assumedColumns } from '../../read-side/time/assumed-date.js';
import { all } from '../../read-side/conditions.js';
import type { Known } from '../../read-side/time/known.js';
import { changesOf, known, moment } from '../../read-side/time/relations.js';
import { ReadNamings, type Namings } from '../rectifications/namings.js';
import { rectifyingTypes, type ChangeStanding } from '../../read-side/time/change-standing.js';
import { rectificationReference } from '../rectifications/rectification.documents.js';
import { Rectifications } from '../rectifications/rectifications.js';
import { withKind } from './change-reference.js';
import type { ChangeItem, ChangeList } from './change.documents.js';
import type { ChangeFilters, ListOrder } from './change.params.js';
import { changesStanding } from './in-force.js';
import { rangeConditions } from './recorded.js';
import { targetsOf } from './targets.js';

/**
 * Changes as recorded, along either axis of time. On the valid axis a change stands where it says at the revision that it
 * takes effect, and an annulled one where it said so last.
 */
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
    { column: 'c.placed_on', type: 'date' },
    { column: 'c.placed_sequence', type: 'integer' },
    revision,
  ],
};

interface Row extends Omit<ChangeItem, 'kind' | 'rectifiedBy' | 'targets'> {
  readonly placedOn: string;
  readonly placedSequence: number;
}

@QueryHandler(FindChanges)
export class FindChangesHandler implements IQueryHandler<FindChanges> {
  constructor(
    private readonly rows: Rows,
    private readonly rectifications: Rectifications,
    private readonly namings: ReadNamings,
  ) {}

  async execute({ known: asOf, filters, page }: FindChanges): Promise<ChangeList> {
    const { order = 'recorded', direction = 'asc', standing } = filters;
    const named = standing && (await this.namings.all(asOf));
    const where = all(
      ...changeConditions(filters, asOf),
      standing && standingCondition(standing, named!),
      behind(orders[order], page.after, direction),
    );
    const first = { order: orderBy(orders[order], direction), limit: page.limit + 1 };
    const { organization } = filters;
    const whereRectified =
      organization === undefined ? undefined : sql`revision IN ${changesOf(organization, asOf)}`;
    const rows = await this.rows.all<Row>(sql`
      SELECT c.revision, c.decision_id AS "decisionId", c.index, c.type,
             c.effective_on::text AS "effectiveOn", c.effective_sequence AS "effectiveSequence",
             c.effective_precision AS "effectivePrecision", ${assumedColumns('c.date_stated')}, ${moment('c.recorded_at')} AS "recordedAt",
             c.organization_ids AS "organizationIds", c.data, ${decisionReference('d')} AS decision,
             c.standing, c.says, c.placed_on::text AS "placedOn", c.placed_sequence AS "placedSequence"
        FROM (SELECT * FROM ${changesStanding(asOf, { where, whereRectified, first })} c
               ORDER BY ${first.order} LIMIT ${first.limit}) c
        JOIN decision d ON d.register = c.register AND d.decision_id = c.decision_id
       ORDER BY ${first.order}`);
    const { items, next } = pageOf(rows, page, keyOf[order]);
    return { asOf, items: await this.#complete(items, asOf), next };
  }

  async #complete(rows: readonly Row[], asOf: Known): Promise<ChangeItem[]> {
    const rectified = rows.filter(({ standing }) => standing !== 'as-recorded');
    const rectifications = await this.rectifications.of(
      rectified.map((row) => row.revision),
      asOf,
    );
    const rectifying = rows.filter(({ type }) => rectifyingTypes.includes(type));
    const namings = await this.namings.of(
      rectifying.map(({ decisionId }) => decisionId),
      asOf,
    );
    return rows.map(({ placedOn: _, placedSequence: __, ...row }) => {
      const rectifies = rectifyingTypes.includes(row.type);
      const of = rectifies ? namings.rectifications(row.revision) : (rectifications.get(row.revision) ?? []);
      return {
        ...withKind(row),
        ...(rectifies && { standing: namings.standing(row.revision) }),
        rectifiedBy: of.map(rectificationReference),
        targets: targetsOf(row),
      };
    });
  }
}

const keyOf = {
  recorded: (row: Row) => [row.revision],
  effective: (row: Row) => [row.placedOn, row.placedSequence, row.revision],
};

function changeConditions(filters: ChangeFilters, asOf: Known): (Sql | undefined)[] {
  const { type, kind, organization, decision } = filters;
  const involved = organization === undefined ? undefined : [organization];
  return [
    ...rangeConditions(filters, { effective: raw('placed_on'), revision: raw('revision') }),
    type === undefined ? undefined : sql`type = ${type}`,
    kind === undefined ? undefined : sql`type = ${typeOfChangeKind(kind)}`,
    involved && sql`(organization_ids @> ${involved}::text[] OR involved @> ${involved}::text[])`,
    decision === undefined ? undefined : sql`decision_id = ${decision}`,
    effectCondition(filters, asOf),
  ];
}

/** The standing of what rectifies others is known by who names it. */
function standingCondition(standing: ChangeStanding, namings: Namings): Sql {
  const wanted = namings.named.filter((revision) => namings.standing(revision) === standing);
  const rectifying =
    standing === 'as-recorded'
      ? sql`(revision = ANY(${wanted}::integer[]) OR revision <> ALL(${namings.named}::integer[]))`
      : sql`revision = ANY(${wanted}::integer[])`;
  return sql`CASE WHEN type = ANY(${rectifyingTypes}) THEN ${rectifying} ELSE standing = ${standing} END`;
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
