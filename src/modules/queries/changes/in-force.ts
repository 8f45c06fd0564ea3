import { raw, sql, type Sql } from '../sql.js';
import type { Known } from '../time/known.js';
import { known } from '../time/relations.js';
import { treatingTypes } from '../treatments/standing.js';

/** That a row of `change`, by its alias, says at the revision what it said when it was recorded. */
function untreated(alias: string, { register, revision }: Known): Sql {
  // Looked up row by row (OFFSET keeps the planner from joining whole tables), so that orders of indexes are kept.
  return sql`NOT EXISTS (SELECT FROM change_treatment t
    WHERE t.register = ${register} AND t.revision = ${raw(alias)}.revision
      AND t.known_from <= ${revision} AND t.known_to > ${revision} OFFSET 0)`;
}

function recorded({ register, revision }: Known): Sql {
  return sql`SELECT * FROM change WHERE register = ${register} AND known_from <= ${revision}`;
}

/**
 * The changes in force at a revision, each with what it says by then: annulled ones are left out, corrected ones are at
 * their new date with their new content, and corrections and annulments themselves are no changes. To be put into FROM;
 * the columns are those of `change`, but for `known_from`.
 */
export function changesInForce(asOf: Known): Sql {
  return sql`(
    SELECT c.register, c.revision, c.decision_id, c.index, c.type, c.data, c.effective_on, c.effective_sequence,
           c.effective_precision, c.recorded_at, c.organization_ids
      FROM (${recorded(asOf)}) c
     WHERE c.type <> ALL(${treatingTypes}) AND ${untreated('c', asOf)}
    UNION ALL
    SELECT t.register, t.revision, t.decision_id, t.index, t.type, t.data, t.effective_on, t.effective_sequence,
           t.effective_precision, c.recorded_at, t.organization_ids
      FROM ${known('change_treatment', asOf)} t
      JOIN change c ON c.register = t.register AND c.revision = t.revision
     WHERE t.data IS NOT NULL)`;
}

/**
 * All changes that are known at a revision, treating events among them, as recorded: the columns of `change`, and
 * - `standing`; of treating events always `as-recorded`, which `Namings` know better;
 * - `placed_on`, `placed_sequence`, `placed_precision`: where the change stands on the valid axis by what it says then; one that is annulled,
 *   by what it said last;
 * - `involved`: the organizations that it involves by the same content;
 * - `says`: what it says where that is not what was recorded, for json; null for one that is annulled.
 * To be put into FROM.
 */
export function changesStanding(asOf: Known): Sql {
  return sql`(
    SELECT c.*, 'as-recorded' AS standing, c.effective_on AS placed_on, c.effective_sequence AS placed_sequence,
           c.effective_precision AS placed_precision,
           c.organization_ids AS involved, NULL::json AS says
      FROM (${recorded(asOf)}) c
     WHERE ${untreated('c', asOf)}
    UNION ALL
    SELECT c.*, t.treatment, COALESCE(t.effective_on, last.effective_on, c.effective_on),
           COALESCE(t.effective_sequence, last.effective_sequence, c.effective_sequence),
           COALESCE(t.effective_precision, last.effective_precision, c.effective_precision),
           COALESCE(t.organization_ids, last.organization_ids, c.organization_ids),
           CASE WHEN t.data IS NOT NULL THEN json_build_object(
             'effectiveOn', t.effective_on, 'effectiveSequence', t.effective_sequence,
             'effectivePrecision', t.effective_precision, 'organizationIds', t.organization_ids, 'data', t.data) END
      FROM ${known('change_treatment', asOf)} t
      JOIN (${recorded(asOf)}) c ON c.revision = t.revision
      LEFT JOIN LATERAL (
        SELECT * FROM change_treatment earlier
         WHERE earlier.register = t.register AND earlier.revision = t.revision
           AND earlier.known_from < t.known_from AND earlier.data IS NOT NULL
         ORDER BY earlier.known_from DESC LIMIT 1) last ON t.data IS NULL)`;
}
