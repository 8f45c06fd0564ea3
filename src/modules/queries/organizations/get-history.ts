import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { changeReference, withKind } from '../changes/change-reference.js';
import { decisionReference } from '../instruments.js';
import { Rows } from '../rows.js';
import { sql } from '../sql.js';
import type { Known } from '../time/known.js';
import { changesOf, known, moment } from '../time/relations.js';
import { stateColumns } from './columns.js';
import type { HistoryItem, HistoryVersion, OrganizationHistory } from './history.document.js';
import { Lives } from './lives.js';
import { stepFields, stepsOf } from './steps.js';

/** All changes that touched an organization, and what it was in between. */
export class GetHistory extends Query<OrganizationHistory> {
  constructor(
    readonly asOf: Known,
    readonly id: string,
  ) {
    super();
  }
}

@QueryHandler(GetHistory)
export class GetHistoryHandler implements IQueryHandler<GetHistory> {
  constructor(
    private readonly rows: Rows,
    private readonly lives: Lives,
  ) {}

  /** @throws NotFound when it never lived, as far as is known */
  async execute({ asOf, id }: GetHistory): Promise<OrganizationHistory> {
    await this.lives.of(id, asOf);
    const versions = await this.#versions(id, asOf);
    const changes = await this.#changes(id, asOf);
    return {
      asOf,
      id,
      versions: versions.map((version) => ({ ...version, change: withKind(version.change) })),
      changes: changes.map(withKind),
    };
  }

  #versions(id: string, asOf: Known): Promise<HistoryVersion[]> {
    return this.rows.all(sql`
      SELECT ${stateColumns('v')}, ${changeReference('v')} AS change
        FROM ${known('organization_version', asOf)} v
       WHERE organization_id = ${id} ORDER BY valid_from`);
  }

  #changes(id: string, asOf: Known): Promise<HistoryItem[]> {
    const { register, revision } = asOf;
    return this.rows.all(sql`
      SELECT c.revision, c.decision_id AS "decisionId", c.index, c.type,
             c.effective_on::text AS "effectiveOn", c.effective_sequence AS "effectiveSequence",
             c.effective_precision AS "effectivePrecision", ${moment('c.recorded_at')} AS "recordedAt",
             ${decisionReference('d')} AS decision,
             COALESCE(s.steps, '[]') AS steps, COALESCE(f.facts, '[]') AS facts
        FROM change c
        JOIN decision d ON d.register = c.register AND d.decision_id = c.decision_id
        LEFT JOIN (
          SELECT revision, json_agg(json_build_object(${stepFields}) ORDER BY ordinal) AS steps
            FROM ${stepsOf(asOf, sql`t.organization_id = ${id}`)} step
           GROUP BY revision) s ON s.revision = c.revision
        LEFT JOIN (
          SELECT revision, json_agg(json_build_object('measure', measure, 'value', value)
                   ORDER BY ordinal) AS facts
            FROM ${known('organization_fact', asOf)} stated
           WHERE organization_id = ${id} AND revision IN ${changesOf(id, asOf)}
           GROUP BY revision) f ON f.revision = c.revision
       WHERE c.register = ${register} AND c.known_from <= ${revision} AND c.organization_ids @> ${[id]}::text[]
       ORDER BY c.effective_on, c.effective_sequence, c.revision`);
  }
}
