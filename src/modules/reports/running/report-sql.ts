import sql, { raw, type Sql } from 'sql-template-tag';
import type { Known } from '../../read-side/time/known.js';
import { known, living } from '../../read-side/time/relations.js';
import type { ReportWindow } from './report-data.js';

/**
 * The organizations of these kinds (of any, for null) that live at each end of the window, with the kind of their parent then: `at`, `date`,
 * `organization_id`, `kind`, `"parentKind"`, `authorities`. To be put into FROM.
 */
export function livingAtEnds(asOf: Known, { from, to }: ReportWindow, kinds: readonly string[] | null): Sql {
  const end = (at: keyof ReportWindow, validAt: string): Sql => sql`
    SELECT ${at}::text AS at, ${validAt}::date AS date, v.organization_id, v.kind, p.kind AS "parentKind", v.authorities
      FROM ${living({ ...asOf, validAt })} v
      LEFT JOIN ${living({ ...asOf, validAt })} p ON p.organization_id = v.parent_id
     WHERE ${kinds}::text[] IS NULL OR v.kind = ANY(${kinds})`;
  return sql`(${end('from', from)} UNION ALL ${end('to', to)})`;
}

/** Where the organization of transition `t` stands on one side of it; null where it does not live. */
export function standing(asOf: Known, side: 'before' | 'after'): Sql {
  // The parent's kind is that at the end of the day; on the side before, that of the day before where it has one.
  const sooner = side === 'before' ? raw('(p.valid_from < t.effective_on) DESC,') : raw('');
  const [live, kind, parent] = [`live_${side}`, `kind_${side}`, `parent_${side}`].map((name) =>
    raw(`t.${name}`),
  );
  return sql`CASE WHEN ${live} THEN json_build_object('kind', ${kind}, 'parentId', ${parent}, 'parentKind', (
    SELECT p.kind FROM ${known('organization_version', asOf)} p
     WHERE p.organization_id = ${parent} AND p.valid_from <= t.effective_on
     ORDER BY ${sooner} p.valid_from DESC LIMIT 1)) END`;
}

/** Rows that took effect within the window. */
export function within(alias: string, { from, to }: ReportWindow): Sql {
  const column = raw(`${alias}.effective_on`);
  return sql`${column} > ${from}::date AND ${column} <= ${to}::date`;
}

/** The place of a row's change. */
export function placeColumns(alias: string): Sql {
  return raw(
    `${alias}.decision_id AS "decisionId", ${alias}.index, ${alias}.effective_on::text AS "effectiveOn"`,
  );
}

/** Orders rows on the valid axis, and within their change. */
export function orderedByPlace(alias: string, direction: 'ASC' | 'DESC'): Sql {
  const columns = ['effective_on', 'effective_sequence', 'revision', 'ordinal'];
  return raw(columns.map((column) => `${alias}.${column} ${direction}`).join(', '));
}
