import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql from 'sql-template-tag';
import { changeReference, withKind } from '../changes/change-reference.js';
import { behind, orderBy, type KeyColumn } from '../../read-side/paging/keyset.js';
import { pageOf, type PageRequest } from '../../read-side/paging/pages.js';
import { Rows } from '../../read-side/rows.js';
import { all } from '../../read-side/conditions.js';
import type { Known } from '../../read-side/time/known.js';
import { known } from '../../read-side/time/relations.js';
import type { FigureItem, FigureList } from './fact.documents.js';
import type { FigureFilters } from './fact.params.js';

/** The figures that documents published, by name. */
export class FindFigures extends Query<FigureList> {
  constructor(
    readonly known: Known,
    readonly filters: FigureFilters,
    readonly page: PageRequest,
  ) {
    super();
  }
}

const order: readonly KeyColumn[] = [
  { column: 'f.figure', type: 'text' },
  { column: 'f.revision', type: 'integer' },
];

@QueryHandler(FindFigures)
export class FindFiguresHandler implements IQueryHandler<FindFigures> {
  constructor(private readonly rows: Rows) {}

  async execute({ known: asOf, filters: { figure }, page }: FindFigures): Promise<FigureList> {
    const rows = await this.rows.all<FigureItem>(sql`
      SELECT f.figure, f.label, f.value, f.measure, f.bound,
             f.effective_on::text AS "effectiveOn", f.as_of::text AS "asOf",
             CASE WHEN f.period_from IS NOT NULL
                  THEN json_build_object('from', f.period_from, 'to', f.period_to) END AS period,
             f.attributes, f.document, f.quotation, ${changeReference('f')} AS change
        FROM ${known('published_figure', asOf)} f
       WHERE ${all(figure === undefined ? undefined : sql`f.figure = ${figure}`, behind(order, page.after))}
       ORDER BY ${orderBy(order)} LIMIT ${page.limit + 1}`);
    const items = rows.map((row) => ({ ...row, change: withKind(row.change) }));
    return { asOf, ...pageOf(items, page, ({ figure: name, change }) => [name, change.revision]) };
  }
}
