import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql, { type Sql } from 'sql-template-tag';
import { ChangesBetween } from '../diff/changes-between.js';
import type { DiffChange } from '../diff/diff.documents.js';
import type { Sides } from '../diff/diff-sides.js';
import { livingFor } from '../hierarchy/subtree.js';
import { behind, orderBy, type KeyColumn } from '../../read-side/paging/keyset.js';
import { pageOf, type PageRequest } from '../../read-side/paging/pages.js';
import { Rows } from '../../read-side/rows.js';
import { all } from '../../read-side/conditions.js';
import type { Known } from '../../read-side/time/known.js';
import { chainOf, involved, type Pair } from './chains.js';
import type {
  CorrespondenceChange,
  CorrespondenceItem,
  Correspondences,
  CorrespondenceTotal,
} from './correspondence.documents.js';
import { correspondences, correspondingObject } from './correspondence-sql.js';
import { correspondenceLabels } from './labels.js';
import { Lineages, type LineageBetween } from './lineages.js';

/** Which organization of one date is which of another, as known at one time. */
export class FindCorrespondences extends Query<Correspondences> {
  constructor(
    readonly known: Known,
    readonly from: string,
    readonly to: string,
    readonly page: PageRequest,
  ) {
    super();
  }
}

const key: readonly KeyColumn[] = [
  { column: 'c.part', type: 'integer' },
  { column: 'c.from_id', type: 'text' },
  { column: 'c.to_id', type: 'text' },
];
type Row = Omit<CorrespondenceItem, 'changes'>;
type Numbers = Pick<Correspondences, 'before' | 'after' | 'oneToMany' | 'manyToOne'>;

@QueryHandler(FindCorrespondences)
export class FindCorrespondencesHandler implements IQueryHandler<FindCorrespondences> {
  constructor(
    private readonly rows: Rows,
    private readonly lineages: Lineages,
    private readonly changes: ChangesBetween,
  ) {}

  async execute({ known: asOf, from, to, page }: FindCorrespondences): Promise<Correspondences> {
    const sides = { before: { ...asOf, validAt: from }, after: { ...asOf, validAt: to } };
    const lineage = await this.lineages.between(sides.before, sides.after);
    const found = correspondences(sides, lineage.counted);
    const rows = await this.#rows(found, sides, page);
    const { items, next } = pageOf(rows, page, keyOf);
    return {
      asOf,
      from,
      to,
      ...(await this.#numbers(found)),
      totals: await this.#totals(found),
      items: await this.#complete(items, sides, lineage),
      next,
    };
  }

  #rows(found: Sql, { before, after }: Sides, page: PageRequest): Promise<Row[]> {
    return this.rows.all(sql`
      ${found}
      SELECT ${correspondingObject('a')} AS "from", ${correspondingObject('b')} AS "to", c.labels,
             c.targets > 1 AS "oneToMany", c.sources > 1 AS "manyToOne"
        FROM (SELECT * FROM correspondence c WHERE ${all(behind(key, page.after))}
               ORDER BY ${orderBy(key)} LIMIT ${page.limit + 1}) c
        LEFT JOIN ${livingFor('organization_id', 'c.from_id', before)} a ON true
        LEFT JOIN ${livingFor('organization_id', 'c.to_id', after)} b ON true
       ORDER BY ${orderBy(key)}`);
  }

  async #numbers(found: Sql): Promise<Numbers> {
    const numbers = await this.rows.first<Numbers>(sql`
      ${found}
      SELECT count(DISTINCT from_id) FILTER (WHERE from_id <> '')::integer AS before,
             count(DISTINCT to_id) FILTER (WHERE to_id <> '')::integer AS after,
             count(DISTINCT from_id) FILTER (WHERE targets > 1)::integer AS "oneToMany",
             count(DISTINCT to_id) FILTER (WHERE sources > 1)::integer AS "manyToOne"
        FROM correspondence`);
    return numbers!;
  }

  async #totals(found: Sql): Promise<CorrespondenceTotal[]> {
    const counts = await this.rows.all<CorrespondenceTotal>(sql`
      ${found}
      SELECT label, count(*)::integer AS correspondences
        FROM correspondence CROSS JOIN unnest(labels) label GROUP BY label`);
    const of = new Map(counts.map(({ label, correspondences }) => [label, correspondences]));
    return correspondenceLabels.map((label) => ({ label, correspondences: of.get(label) ?? 0 }));
  }

  async #complete(
    rows: readonly Row[],
    sides: Sides,
    lineage: LineageBetween,
  ): Promise<CorrespondenceItem[]> {
    const touching = await this.changes.of(involved(rows.map(pairOf), lineage), sides);
    return rows.map((row) => ({ ...row, changes: chainOf(pairOf(row), lineage, touching).map(named) }));
  }
}

function pairOf({ from, to }: Row): Pair {
  return { fromId: from?.id ?? null, toId: to?.id ?? null };
}

function keyOf({ from, to }: Row): (string | number)[] {
  return [from ? 0 : 1, from?.id ?? '', to?.id ?? ''];
}

function named({
  standing: _,
  effects: __,
  was: ___,
  rectifiedBy: ____,
  ...change
}: DiffChange): CorrespondenceChange {
  return change;
}
