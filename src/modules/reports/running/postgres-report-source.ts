import { Injectable } from '@nestjs/common';
import sql, { raw } from 'sql-template-tag';
import { effectsThatAlter } from '../../../events/register/alterations.js';
import type { ReportDefinition } from '../../../events/vocabulary/report/report-definition.js';
import type { MeasureSum } from '../../../events/vocabulary/report/report-parts.js';
import type { Scope } from '../../../events/vocabulary/report/report-selection.js';
import { changesInForce } from '../../queries/changes/in-force.js';
import { Rows } from '../../read-side/rows.js';
import type { Known } from '../../read-side/time/known.js';
import { known } from '../../read-side/time/relations.js';
import {
  ReportSource,
  type ChangeRow,
  type DecisionRow,
  type DefinitionVersion,
  type FlowRow,
  type Grant,
  type HolderRow,
  type PublishedRow,
  type ReportData,
  type ReportWindow,
  type StatementRow,
  type Step,
  type StockRow,
} from './report-data.js';
import { livingAtEnds, orderedByPlace, placeColumns, standing, within } from './report-sql.js';

/** Reads what reports need from the read models: some statements for each report, whatever the register's size. */
@Injectable()
export class PostgresReportSource extends ReportSource {
  constructor(private readonly rows: Rows) {
    super();
  }

  override definitions({ register, revision }: Known): Promise<DefinitionVersion[]> {
    return this.rows.all(sql`
      SELECT code, version, definition FROM report_definition_version
       WHERE register = ${register} AND known_from <= ${revision} AND known_to > ${revision}
       ORDER BY code, version`);
  }

  override async load(asOf: Known, definition: ReportDefinition, window: ReportWindow): Promise<ReportData> {
    const { lines = [], stocks = [], measures = [], authorities = [], flags = [] } = definition;
    const types = lines.flatMap(({ parts }) => parts.flatMap(({ changes }) => changes?.types ?? []));
    const summed = measures.filter(({ type }) => type === 'stock');
    const flowing = measures.flatMap(({ type, measure }) => (type === 'flow' ? [measure] : []));
    const held = distinct(authorities.map(({ authority }) => authority));
    const holding = kindsOf(authorities);
    const data = {
      stocks: stocks.length === 0 ? [] : await this.#stocks(asOf, window, kindsOf(stocks)),
      steps: await this.#steps(asOf, window),
      changes: types.length === 0 ? [] : await this.#changes(asOf, window, types),
      statements: summed.length === 0 ? [] : await this.#statements(asOf, window, summed),
      flows: await this.#flows(asOf, window, flowing),
      holders: held.length === 0 ? [] : await this.#holders(asOf, window, held, holding),
      grants: held.length === 0 ? [] : await this.#grants(asOf, window, held),
      figures: await this.#figures(asOf),
    };
    const all = flags.some(({ repeatedNumber }) => repeatedNumber);
    return { ...data, decisions: await this.#decisions(asOf, all ? null : decisionIds(data)) };
  }

  #stocks(asOf: Known, window: ReportWindow, kinds: readonly string[] | null): Promise<StockRow[]> {
    // The sum keeps the index on dates away: a database without statistics would look for an organization by it.
    return this.rows.all(sql`
      SELECT v.at, v.kind, v."parentKind", made.decision_id AS "decisionId", count(*)::integer AS organizations
        FROM ${livingAtEnds(asOf, window, kinds)} v
       CROSS JOIN LATERAL (
         SELECT t.decision_id FROM ${known('organization_transition', asOf)} t
          WHERE t.organization_id = v.organization_id AND t.effective_on + 0 <= v.date
            AND t.effect IN (${givingKind})
          ORDER BY ${orderedByPlace('t', 'DESC')} LIMIT 1) made
       GROUP BY v.at, v.kind, v."parentKind", made.decision_id
       ORDER BY v.at, v.kind, v."parentKind", made.decision_id`);
  }

  #steps(asOf: Known, window: ReportWindow): Promise<Step[]> {
    return this.rows.all(sql`
      SELECT ${placeColumns('t')}, t.organization_id AS "organizationId", t.effect, t.flow AS "as",
             ${standing(asOf, 'before')} AS before, ${standing(asOf, 'after')} AS after
        FROM ${known('organization_transition', asOf)} t
       WHERE ${within('t', window)} AND t.flow IS NOT NULL
       ORDER BY ${orderedByPlace('t', 'ASC')}`);
  }

  #changes(asOf: Known, window: ReportWindow, types: readonly string[]): Promise<ChangeRow[]> {
    return this.rows.all(sql`
      SELECT ${placeColumns('c')}, c.type, c.organization_ids AS "organizationIds", c.data
        FROM ${changesInForce(asOf)} c
       WHERE c.type = ANY(${types}) AND ${within('c', window)}
       ORDER BY c.effective_on, c.effective_sequence, c.revision`);
  }

  #statements(asOf: Known, window: ReportWindow, sums: readonly MeasureSum[]): Promise<StatementRow[]> {
    const measures = distinct(sums.map(({ measure }) => measure));
    return this.rows.all(sql`
      SELECT v.at, v.kind, v."parentKind", m.measure, stated.decision_id AS "decisionId",
             count(*)::integer AS organizations, coalesce(sum(stated.value), 0) AS sum
        FROM ${livingAtEnds(asOf, window, kindsOf(sums))} v
       CROSS JOIN unnest(${measures}::text[]) m(measure)
        LEFT JOIN LATERAL (
         SELECT f.decision_id, f.value FROM ${known('organization_fact', asOf)} f
          WHERE f.organization_id = v.organization_id AND f.measure = m.measure
            AND f.effective_on <= v.date AND f.period_from IS NULL
          ORDER BY ${orderedByPlace('f', 'DESC')} LIMIT 1) stated ON true
       GROUP BY v.at, v.kind, v."parentKind", m.measure, stated.decision_id
       ORDER BY v.at, v.kind, v."parentKind", m.measure, stated.decision_id`);
  }

  #flows(asOf: Known, { from, to }: ReportWindow, measures: readonly string[]): Promise<FlowRow[]> {
    if (measures.length === 0) return Promise.resolve([]);
    return this.rows.all(sql`
      SELECT ${placeColumns('f')}, f.organization_id AS "organizationId", f.measure, f.value,
             json_build_object('from', f.period_from, 'to', f.period_to) AS period
        FROM ${known('organization_fact', asOf)} f
       WHERE f.measure = ANY(${measures}) AND f.period_from <= ${to}::date AND f.period_to > ${from}::date
       ORDER BY ${orderedByPlace('f', 'ASC')}`);
  }

  #holders(
    asOf: Known,
    window: ReportWindow,
    authorities: readonly string[],
    kinds: readonly string[] | null,
  ): Promise<HolderRow[]> {
    return this.rows.all(sql`
      SELECT v.at, v.kind, v."parentKind", a.authority, granted.decision_id AS "decisionId",
             count(*)::integer AS organizations
        FROM ${livingAtEnds(asOf, window, kinds)} v
       CROSS JOIN unnest(${authorities}::text[]) a(authority)
       CROSS JOIN LATERAL (
         SELECT e.decision_id FROM ${known('organization_entry', asOf)} e
          WHERE e.organization_id = v.organization_id AND e.effective_on <= v.date
            AND e.effect->>'effect' = 'authorized' AND e.effect->>'authority' = a.authority
          ORDER BY ${orderedByPlace('e', 'DESC')} LIMIT 1) granted
       WHERE a.authority = ANY(v.authorities)
       GROUP BY v.at, v.kind, v."parentKind", a.authority, granted.decision_id
       ORDER BY v.at, v.kind, v."parentKind", a.authority, granted.decision_id`);
  }

  #grants(asOf: Known, window: ReportWindow, authorities: readonly string[]): Promise<Grant[]> {
    return this.rows.all(sql`
      SELECT ${placeColumns('t')}, t.organization_id AS "organizationId", e.effect->>'authority' AS authority,
             (e.effect->>'held')::boolean AS held, ${standing(asOf, 'before')} AS standing
        FROM ${known('organization_transition', asOf)} t
        JOIN ${known('organization_entry', asOf)} e USING (organization_id, revision, ordinal)
       WHERE ${within('t', window)} AND t.effect = 'authorized'
         AND e.effect->>'authority' = ANY(${authorities})
       ORDER BY ${orderedByPlace('t', 'ASC')}`);
  }

  #figures(asOf: Known): Promise<PublishedRow[]> {
    return this.rows.all(sql`
      SELECT DISTINCT ON (f.figure) ${placeColumns('f')}, f.figure, f.label, f.value, f.bound,
             f.as_of::text AS "asOf",
             CASE WHEN f.period_from IS NOT NULL
                  THEN json_build_object('from', f.period_from, 'to', f.period_to) END AS period,
             f.attributes, f.document, f.quotation
        FROM ${known('published_figure', asOf)} f
       ORDER BY f.figure, f.document->>'publishedOn' DESC, f.revision DESC`);
  }

  /** Those of the ids; all when there are none. */
  #decisions({ register, revision }: Known, ids: readonly string[] | null): Promise<DecisionRow[]> {
    return this.rows.all(sql`
      SELECT decision_id AS "decisionId", issuer, organ, instrument_type AS type, number,
             issued_on::text AS "issuedOn", legal_bases AS citations
        FROM decision
       WHERE register = ${register} AND revision_last <= ${revision}
         AND (${ids}::text[] IS NULL OR decision_id = ANY(${ids}))
       ORDER BY decision_id`);
  }
}

/** The effects by which an organization comes to be of its kind. */
const givingKind = raw(
  effectsThatAlter('kind')
    .map((name) => `'${name}'`)
    .join(', '),
);

/** The kinds that the scopes name; null when one of them takes in any. */
function kindsOf(scoped: readonly { readonly scope?: Scope }[]): string[] | null {
  const kinds = scoped.map(({ scope }) => scope?.kinds);
  return kinds.every((some) => some !== undefined) ? distinct(kinds.flat()) : null;
}

function decisionIds(data: Omit<ReportData, 'decisions'>): string[] {
  const rows: readonly { readonly decisionId: string | null }[] = Object.values(data).flat();
  return distinct(rows.flatMap(({ decisionId }) => decisionId ?? []));
}

/** Twice the same name would double its rows. */
function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}
