import sql, { raw, type Sql } from 'sql-template-tag';
import type { Known } from '../../read-side/time/known.js';
import { assumedFields } from '../../read-side/time/assumed-date.js';
import { known } from '../../read-side/time/relations.js';
import { rectifyingTypes } from '../../read-side/time/change-standing.js';

const recordedColumns = raw(`c.register, c.revision, c.decision_id, c.index, c.type, c.data, c.effective_on,
  c.effective_sequence, c.effective_precision, c.date_stated, c.recorded_at, c.organization_ids`);

/** Changes that say at the revision what they said when they were recorded, as `c`: to be put behind FROM. */
function unrectified({ register, revision }: Known): Sql {
  // Rectifications are looked up row by row (OFFSET keeps the planner from joining whole tables), so that an order is kept.
  return sql`(SELECT * FROM change WHERE register = ${register} AND known_from <= ${revision}) c
    WHERE NOT EXISTS (SELECT FROM change_treatment t
      WHERE t.register = ${register} AND t.revision = c.revision
        AND t.known_from <= ${revision} AND t.known_to > ${revision} OFFSET 0)`;
}

/** The rectifications that hold at the revision, as `t`, with their changes as recorded, as `c`: to be put behind FROM. */
function rectified(asOf: Known): Sql {
  return sql`${known('change_treatment', asOf)} t CROSS JOIN LATERAL (
    SELECT * FROM change WHERE register = ${asOf.register} AND revision = t.revision OFFSET 0) c`;
}

/**
 * The changes in force at a revision, each with what it says by then: annulled ones are left out, corrected ones are at
 * their new date with their new content, and corrections and annulments themselves are no changes. To be put into FROM;
 * the columns are those of `change`, but for `known_from`.
 */
export function changesInForce(asOf: Known): Sql {
  return sql`(
    SELECT ${recordedColumns} FROM ${unrectified(asOf)} AND c.type <> ALL(${rectifyingTypes})
    UNION ALL
    SELECT t.register, t.revision, t.decision_id, t.index, t.type, t.data, t.effective_on, t.effective_sequence,
           t.effective_precision, t.date_stated, c.recorded_at, t.organization_ids
      FROM ${rectified(asOf)} WHERE t.data IS NOT NULL)`;
}

/** Which changes are asked for. */
interface Choice {
  /** On the columns of `changesStanding`. */
  readonly where: Sql;
  /** What more holds for those of them that are rectified, where that helps to find them. */
  readonly whereRectified?: Sql | undefined;
  /** The first of an order, when they are many. */
  readonly first?: { readonly order: Sql; readonly limit: number };
}

/**
 * Changes that are known at a revision, rectifying events among them, as recorded: the columns of `change`, and
 * - `standing`; of rectifying events always `as-recorded`, which `Namings` know better;
 * - `placed_on`, `placed_sequence`, `placed_precision`, `placed_stated`: where the change stands on the valid axis by what it says then;
 *   one that is annulled, by what it said last;
 * - `involved`: the organizations that it involves by the same content;
 * - `says`: what it says where that is not what was recorded, for json; null for one that is annulled.
 * To be put into FROM. Of each kind, rectified and unrectified, there may be as many as the limit says.
 */
export function changesStanding(asOf: Known, { where, whereRectified = raw('true'), first }: Choice): Sql {
  const cut = first ? sql`ORDER BY ${first.order} LIMIT ${first.limit}` : sql``;
  return sql`(
    (SELECT * FROM (
      SELECT ${recordedColumns}, 'as-recorded' AS standing, c.effective_on AS placed_on,
             c.effective_sequence AS placed_sequence, c.effective_precision AS placed_precision, c.date_stated AS placed_stated,
             c.organization_ids AS involved, NULL::json AS says
        FROM ${unrectified(asOf)}) c
      WHERE ${where} ${cut})
    UNION ALL
    (SELECT * FROM (
      SELECT t.register, t.revision, t.decision_id, t.index, c.type, c.data, c.effective_on, c.effective_sequence,
             c.effective_precision, c.date_stated, c.recorded_at, c.organization_ids, t.treatment AS standing,
             t.effective_on AS placed_on, t.effective_sequence AS placed_sequence,
             t.effective_precision AS placed_precision, t.date_stated AS placed_stated,
             t.organization_ids AS involved,
             CASE WHEN t.data IS NOT NULL THEN json_build_object(
               'effectiveOn', t.effective_on, 'effectiveSequence', t.effective_sequence,
               'effectivePrecision', t.effective_precision, ${assumedFields('t.date_stated')}, 'organizationIds', t.organization_ids, 'data', t.data) END
               AS says
        FROM ${rectified(asOf)}) c
      WHERE ${where} AND ${whereRectified} ${cut}))`;
}
