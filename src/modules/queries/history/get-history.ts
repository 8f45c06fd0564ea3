import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql, { raw, type Sql } from 'sql-template-tag';
import { changeReference, withKind } from '../changes/change-reference.js';
import { changesStanding } from '../changes/in-force.js';
import { decisionReference } from '../../read-side/decision-reference.js';
import { Rows } from '../../read-side/rows.js';
import { assumedColumns } from '../../read-side/time/assumed-date.js';
import type { Known } from '../../read-side/time/known.js';
import { changesOf, known, moment } from '../../read-side/time/relations.js';
import { rectifyingTypes } from '../../read-side/time/change-standing.js';
import { Rectifications } from '../rectifications/rectifications.js';
import { Beliefs } from './beliefs.js';
import { stateColumns } from '../organizations/organization-columns.js';
import type { HistoryItem, HistoryVersion, OrganizationHistory } from './history.document.js';
import { Lives } from '../organizations/lives.js';
import { stepFields, stepsOf } from './steps.js';

/** All changes that ever touched an organization, what it was in between, and what was believed of it when. */
export class GetHistory extends Query<OrganizationHistory> {
  constructor(
    readonly asOf: Known,
    readonly id: string,
  ) {
    super();
  }
}

type Row = Omit<HistoryItem, 'kind' | 'rectifications'>;

@QueryHandler(GetHistory)
export class GetHistoryHandler implements IQueryHandler<GetHistory> {
  constructor(
    private readonly rows: Rows,
    private readonly lives: Lives,
    private readonly rectifications: Rectifications,
    private readonly beliefs: Beliefs,
  ) {}

  /** @throws NotFound when it was never believed to live, as far as is known */
  async execute({ asOf, id }: GetHistory): Promise<OrganizationHistory> {
    await this.lives.everBelieved(id, asOf);
    const versions = await this.#versions(id, asOf);
    const changes = await this.#changes(id, asOf);
    const rectified = changes.filter(({ standing }) => standing !== 'as-recorded');
    const rectifications = await this.rectifications.of(
      rectified.map(({ revision }) => revision),
      asOf,
    );
    return {
      asOf,
      id,
      versions: versions.map((version) => ({ ...version, change: withKind(version.change) })),
      changes: changes.map((row) => ({
        ...withKind(row),
        rectifications: rectifications.get(row.revision) ?? [],
      })),
      beliefs: await this.beliefs.of(id, asOf),
    };
  }

  #versions(id: string, asOf: Known): Promise<HistoryVersion[]> {
    return this.rows.all(sql`
      SELECT ${stateColumns('v')}, ${changeReference('v')} AS change
        FROM ${known('organization_version', asOf)} v
       WHERE organization_id = ${id} ORDER BY valid_from`);
  }

  async #changes(id: string, asOf: Known): Promise<Row[]> {
    const touching = await this.rows.all<{ revision: number }>(
      sql`SELECT DISTINCT revision FROM ${everTouching(id, asOf)} ever`,
    );
    const revisions = touching.map(({ revision }) => revision);
    return this.rows.all(sql`
      SELECT c.revision, c.decision_id AS "decisionId", c.index, c.type, c.placed_on::text AS "effectiveOn",
             c.placed_sequence AS "effectiveSequence",
             c.placed_precision AS "effectivePrecision", ${assumedColumns('c.placed_stated')},
             ${moment('c.recorded_at')} AS "recordedAt", ${decisionReference('d')} AS decision, c.standing,
             COALESCE(s.steps, '[]') AS steps, COALESCE(f.facts, '[]') AS facts,
             CASE WHEN c.standing = 'annulled' OR NOT c.involved @> ${[id]}::text[]
                  THEN json_build_object('steps', COALESCE(was.steps, '[]'), 'facts', COALESCE(said.facts, '[]'))
              END AS former
        FROM ${changesStanding(asOf, { where: sql`c.revision = ANY(${revisions}::integer[])` })} c
        JOIN decision d ON d.register = c.register AND d.decision_id = c.decision_id
        LEFT JOIN (
          SELECT revision, json_agg(json_build_object(${stepFields}) ORDER BY ordinal) AS steps
            FROM ${stepsOf(asOf, sql`t.organization_id = ${id}`)} step
           GROUP BY revision) s ON s.revision = c.revision
        LEFT JOIN (
          SELECT revision, ${factList} AS facts FROM ${known('organization_fact', asOf)} stated
           WHERE organization_id = ${id} AND revision IN ${changesOf(id, asOf)}
           GROUP BY revision) f ON f.revision = c.revision
        LEFT JOIN ${formerSteps(id, asOf)} was ON was.revision = c.revision
        LEFT JOIN ${formerFacts(id, asOf)} said ON said.revision = c.revision
       ORDER BY c.placed_on, c.placed_sequence, c.revision`);
  }
}

const factList = raw(`json_agg(json_build_object('measure', measure, 'value', value) ORDER BY ordinal)`);

/** Ordinary changes that involve the organization as recorded, or by what a rectification made of them. */
function everTouching(id: string, { register, revision }: Known): Sql {
  return sql`(
    SELECT revision FROM change
     WHERE register = ${register} AND known_from <= ${revision} AND organization_ids @> ${[id]}::text[]
       AND type <> ALL(${rectifyingTypes})
    UNION ALL
    SELECT t.revision FROM change_treatment t
      JOIN change c ON c.register = t.register AND c.revision = t.treated_by
     WHERE t.register = ${register} AND t.known_from <= ${revision}
       AND c.organization_ids @> ${[id]}::text[] AND t.organization_ids @> ${[id]}::text[])`;
}

/** By revision, what changes did to the organization that do nothing to it any more, by the last belief. */
function formerSteps(id: string, { register, revision }: Known): Sql {
  return sql`(
    SELECT revision, json_agg(json_build_object(${stepFields}) ORDER BY ordinal) AS steps
      FROM (SELECT t.*, e.effect - '{effect,as,organizationId,name,kind,parentId}'::text[] AS detail,
                   rank() OVER (PARTITION BY t.revision ORDER BY t.known_to DESC) AS nth
              FROM organization_transition t
              JOIN organization_entry e
                ON e.register = t.register AND e.organization_id = t.organization_id AND e.revision = t.revision
               AND e.ordinal = t.ordinal AND e.known_from < t.known_to AND e.known_to >= t.known_to
             WHERE t.register = ${register} AND t.organization_id = ${id} AND t.known_from <= ${revision}) step
     WHERE nth = 1 AND known_to <= ${revision} GROUP BY revision)`;
}

/** Likewise, what they stated of it. */
function formerFacts(id: string, asOf: Known): Sql {
  const { register, revision } = asOf;
  return sql`(
    SELECT revision, ${factList} AS facts
      FROM (SELECT *, rank() OVER (PARTITION BY revision ORDER BY known_to DESC) AS nth
              FROM organization_fact
             WHERE register = ${register} AND organization_id = ${id} AND known_from <= ${revision}
               AND revision IN ${changesOf(id, asOf)}) fact
     WHERE nth = 1 AND known_to <= ${revision} GROUP BY revision)`;
}
