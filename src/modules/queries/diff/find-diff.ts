import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql, { type Sql } from 'sql-template-tag';
import { countsByKind } from '../../../projections/counts/counts-by-kind.js';
import type { CountedLinks, Degrees } from '../correspondences/degrees.js';
import { Lineages } from '../correspondences/lineages.js';
import type { OrganizationReference } from '../organizations/organization.documents.js';
import { behind, orderBy, type KeyColumn } from '../../read-side/paging/keyset.js';
import { pageOf, type PageRequest } from '../../read-side/paging/pages.js';
import { Rows } from '../../read-side/rows.js';
import { all } from '../../read-side/conditions.js';
import type { AsOf } from '../../read-side/time/known.js';
import { living } from '../../read-side/time/relations.js';
import { diffCategories, type DiffCategory } from './categories.js';
import { ChangesBetween } from './changes-between.js';
import type { Diff, DiffItem, DiffTurn, KindDifference } from './diff.documents.js';
import type { Sides } from './diff-sides.js';
import {
  categoriesOf,
  differences,
  lastTurn,
  stateObject,
  totalColumns,
  versionOf,
  type LineageAndCorrections,
} from './difference-sql.js';
import { fieldDifferences } from './field-differences.js';
import { RectifiedBetween } from './rectified-between.js';

/** What is not the same in two states of a register. */
export class FindDiff extends Query<Diff> {
  constructor(
    readonly sides: Sides,
    readonly page: PageRequest,
  ) {
    super();
  }
}

const key: readonly KeyColumn[] = [{ column: 'd.id', type: 'text' }];
type Row = Pick<DiffItem, 'id' | 'categories' | 'as' | 'before' | 'after'>;
type Totals = Readonly<Record<'total' | DiffCategory, number>>;

@QueryHandler(FindDiff)
export class FindDiffHandler implements IQueryHandler<FindDiff> {
  constructor(
    private readonly rows: Rows,
    private readonly lineages: Lineages,
    private readonly changes: ChangesBetween,
    private readonly rectified: RectifiedBetween,
  ) {}

  async execute({ sides, page }: FindDiff): Promise<Diff> {
    const { before, after } = sides;
    const { counted } = await this.lineages.between(before, after);
    const rectified = await this.rectified.touches(sides);
    const corrected = [...new Set(rectified.touches.map(({ organizationId }) => organizationId))];
    const difference = differences(sides, { ...linealOf(counted), corrected });
    const totals = (await this.rows.first<Totals>(
      sql`${difference} SELECT ${totalColumns} FROM difference`,
    ))!;
    const rows = await this.#rows(difference, sides, page);
    const { items, next } = pageOf(rows, page, ({ id }) => [before.revision, id]);
    return {
      before,
      after,
      total: totals.total,
      totals: diffCategories.map((category) => ({ category, organizations: totals[category] })),
      turns: await this.#turns(difference, sides),
      kinds: await this.#kinds(sides),
      rectifiedTotal: rectified.total,
      rectified: await this.rectified.list(sides, rectified, await this.#corrected(difference)),
      items: await this.#complete(items, sides, counted),
      next,
    };
  }

  #rows(difference: Sql, sides: Sides, page: PageRequest): Promise<Row[]> {
    return this.rows.all(sql`
      ${difference}
      SELECT d.id, ${categoriesOf('d')} AS categories, turn."as",
             ${stateObject('a')} AS before, ${stateObject('b')} AS after
        FROM (SELECT * FROM difference d WHERE ${all(behind(key, page.after))}
               ORDER BY ${orderBy(key)} LIMIT ${page.limit + 1}) d
        ${versionOf('a', 'd.id', sides.before)} ${versionOf('b', 'd.id', sides.after)}
        LEFT JOIN ${lastTurn(sides)}
       ORDER BY ${orderBy(key)}`);
  }

  async #corrected(difference: Sql): Promise<ReadonlySet<string>> {
    const rows = await this.rows.all<{ id: string }>(
      sql`${difference} SELECT id FROM difference WHERE corrected`,
    );
    return new Set(rows.map(({ id }) => id));
  }

  #turns(difference: Sql, sides: Sides): Promise<DiffTurn[]> {
    return this.rows.all(sql`
      ${difference}
      SELECT CASE WHEN opened THEN 'opened' ELSE 'closed' END AS category, turn."as", kind,
             count(*)::integer AS organizations
        FROM difference d LEFT JOIN ${lastTurn(sides)}
       WHERE opened OR closed GROUP BY opened, turn."as", kind ORDER BY opened DESC, turn."as", kind`);
  }

  async #kinds({ before, after }: Sides): Promise<KindDifference[]> {
    const { register } = after;
    const of = ({ validAt, revision }: AsOf) => countsByKind(this.rows.manager, register, validAt, revision);
    const [first, second] = [await of(before), await of(after)];
    const kinds = [...new Set([...Object.keys(first), ...Object.keys(second)])].sort();
    return kinds.map((kind) => ({ kind, before: first[kind] ?? 0, after: second[kind] ?? 0 }));
  }

  async #complete(rows: readonly Row[], sides: Sides, counted: CountedLinks): Promise<DiffItem[]> {
    const ids = new Set(rows.map(({ id }) => id));
    const changes = await this.changes.of([...ids], sides);
    const into = counted.links.filter(({ toId }) => ids.has(toId));
    const outOf = counted.links.filter(({ fromId }) => ids.has(fromId));
    const first = await this.#references(
      sides.before,
      into.map(({ fromId }) => fromId),
    );
    const second = await this.#references(
      sides.after,
      outOf.map(({ toId }) => toId),
    );
    return rows.map((row) => ({
      ...row,
      differences: fieldDifferences(row.before, row.after),
      predecessors: into.filter(({ toId }) => toId === row.id).map(({ fromId }) => first.get(fromId)!),
      successors: outOf.filter(({ fromId }) => fromId === row.id).map(({ toId }) => second.get(toId)!),
      changes: changes.get(row.id)!,
    }));
  }

  async #references(asOf: AsOf, ids: readonly string[]): Promise<Map<string, OrganizationReference>> {
    const found = await this.rows.all<OrganizationReference>(sql`
      SELECT organization_id AS id, name, kind FROM ${living(asOf)} v WHERE organization_id = ANY(${ids})`);
    return new Map(found.map((one) => [one.id, one]));
  }
}

/** The ends of links where several come together, and of links where one goes apart. */
function linealOf(counted: CountedLinks): Pick<LineageAndCorrections, 'merged' | 'split'> {
  const ends = (holds: (degrees: Degrees) => boolean) =>
    counted.links.filter((link) => holds(counted.of(link))).flatMap(({ fromId, toId }) => [fromId, toId]);
  return { merged: ends(({ sources }) => sources > 1), split: ends(({ targets }) => targets > 1) };
}
