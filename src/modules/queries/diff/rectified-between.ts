import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { changeReference, withKind, type ChangeReference } from '../changes/change-reference.js';
import { changesStanding } from '../changes/in-force.js';
import { decisionReference } from '../../read-side/decision-reference.js';
import { Rows } from '../../read-side/rows.js';
import { assumedColumns } from '../../read-side/time/assumed-date.js';
import type { Known } from '../../read-side/time/known.js';
import { Rectifications } from '../rectifications/rectifications.js';
import type { DiffRectifiedChange } from './diff.documents.js';
import type { Sides } from './diff-sides.js';
import { entryChanges } from './entry-changes.js';

/** A rectified change, and an organization to which it does something else for the second of two states than for the first. */
interface Touch {
  readonly revision: number;
  readonly organizationId: string;
}

interface Row extends Pick<
  DiffRectifiedChange,
  'effectiveOn' | 'dateStated' | 'assumed' | 'standing' | 'decision'
> {
  readonly change: Omit<ChangeReference, 'kind'>;
}

/** What was made between two known times of the changes that the first of them knew. */
export interface RectifiedChanges {
  readonly total: number;
  /** Of all of them. */
  readonly touches: readonly Touch[];
}

/** More rectified changes than these are only counted. */
const maxRectified = 500;

/** Reads which changes were rectified between the known times of two states. */
@Injectable()
export class RectifiedBetween {
  constructor(
    private readonly rows: Rows,
    private readonly rectifications: Rectifications,
  ) {}

  async touches(sides: Sides): Promise<RectifiedChanges> {
    if (sides.before.revision === sides.after.revision) return { total: 0, touches: [] };
    const { register } = sides.after;
    const counted = await this.rows.first<{ total: number }>(
      sql`SELECT count(*)::integer AS total FROM ${rectified(sides)} t`,
    );
    // Entries are found by the organizations that rectified changes ever involved, one by one.
    const touches = await this.rows.all<Touch>(sql`
      SELECT revision, organization_id AS "organizationId" FROM ${entryChanges(
        sides,
        sql`(
          SELECT e.* FROM (
              SELECT DISTINCT t.revision, unnest(c.organization_ids) AS id
                FROM ${rectified(sides)} t
                JOIN change c ON c.register = ${register} AND c.revision = ANY(t.events)) pair
           CROSS JOIN LATERAL (
             SELECT * FROM organization_entry
              WHERE register = ${register} AND organization_id = pair.id AND revision = pair.revision OFFSET 0) e)`,
      )} touch
       WHERE ${said(sides.before)} IS DISTINCT FROM ${said(sides.after)}
       ORDER BY revision, organization_id`);
    return { total: counted!.total, touches };
  }

  /** In valid order. @param differing the touched organizations that are not the same in both states */
  async list(
    sides: Sides,
    { total, touches }: RectifiedChanges,
    differing: ReadonlySet<string>,
  ): Promise<DiffRectifiedChange[]> {
    if (total === 0) return [];
    const { before, after } = sides;
    const rows = await this.rows.all<Row>(sql`
      SELECT ${changeReference('c')} AS change, c.placed_on::text AS "effectiveOn", ${assumedColumns('c.placed_stated')}, c.standing,
             ${decisionReference('d')} AS decision
        FROM ${changesStanding(after, { where: sql`c.revision IN (SELECT revision FROM ${rectified(sides)} t)` })} c
        JOIN decision d ON d.register = c.register AND d.decision_id = c.decision_id
       ORDER BY c.placed_on, c.placed_sequence, c.revision LIMIT ${maxRectified}`);
    const rectifications = await this.rectifications.of(
      rows.map(({ change }) => change.revision),
      after,
    );
    return rows.map(({ change, ...row }) => ({
      ...withKind(change),
      ...row,
      rectifications: rectifications
        .get(change.revision)!
        .filter(({ revision }) => revision > before.revision),
      organizationIds: touches
        .filter(
          ({ revision, organizationId }) => revision === change.revision && differing.has(organizationId),
        )
        .map(({ organizationId }) => organizationId),
    }));
  }
}

/** The changes that the first state knows and that were rectified since, with what was recorded and all that rectified them. */
function rectified({ before, after }: Sides): Sql {
  return sql`(
    SELECT t.revision, array_agg(t.treated_by) || t.revision AS events
      FROM change_treatment t
     WHERE t.register = ${after.register} AND t.known_from <= ${after.revision}
     GROUP BY t.revision
    HAVING max(t.known_from) > ${before.revision} AND t.revision <= ${before.revision})`;
}

/** All that the change of a row `touch` does to its organization, on whatever date, as known for one state. */
function said({ register, revision }: Known): Sql {
  return sql`(
    SELECT jsonb_agg(jsonb_build_array(effective_on, effective_sequence, effect) ORDER BY ordinal)
      FROM organization_entry e
     WHERE register = ${register} AND e.organization_id = touch.organization_id AND e.revision = touch.revision
       AND known_from <= ${revision} AND known_to > ${revision})`;
}
