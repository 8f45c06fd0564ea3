import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { withKind, type ChangeReference } from '../changes/change-reference.js';
import { decisionReference } from '../../read-side/decision-reference.js';
import { Rows } from '../../read-side/rows.js';
import { assumedColumns, assumedFields } from '../../read-side/time/assumed-date.js';
import type { Known } from '../../read-side/time/known.js';
import { moment } from '../../read-side/time/relations.js';
import {
  rectificationReference,
  type RectificationReference,
} from '../rectifications/rectification.documents.js';
import { Rectifications } from '../rectifications/rectifications.js';
import type { DiffChange } from './diff.documents.js';
import type { Sides } from './diff-sides.js';
import { entryChanges } from './entry-changes.js';
import { recordedChange } from './recorded-change.js';

interface Row extends Omit<DiffChange, keyof ChangeReference | 'rectifiedBy'> {
  readonly id: string;
  readonly change: Omit<ChangeReference, 'kind'>;
}

/** Reads the changes that count for one of two states only, or otherwise for each: nothing else makes them differ. */
@Injectable()
export class ChangesBetween {
  constructor(
    private readonly rows: Rows,
    private readonly rectifications: Rectifications,
  ) {}

  /** By organization, in valid order. */
  async of(ids: readonly string[], sides: Sides): Promise<ReadonlyMap<string, DiffChange[]>> {
    const rows = await this.#read(ids, sides);
    const rectified = await this.#rectifiedBy(rows, sides);
    const found = new Map(ids.map((id): [string, DiffChange[]] => [id, []]));
    for (const { id, change, ...row } of rows) {
      found.get(id)!.push({ ...withKind(change), ...row, rectifiedBy: rectified.get(change.revision) ?? [] });
    }
    return found;
  }

  #read(ids: readonly string[], sides: Sides): Promise<Row[]> {
    const { before, after } = sides;
    const { register } = after;
    const entries = sql`(
      SELECT * FROM organization_entry WHERE register = ${register} AND organization_id = ANY(${ids}))`;
    return this.rows.all(sql`
      SELECT e.organization_id AS id,
             json_build_object('revision', e.revision, 'decisionId', c.decision_id, 'index', c.index,
               'type', COALESCE(e.type, e.was_type)) AS change,
             COALESCE(e.effective_on, e.was_effective_on)::text AS "effectiveOn",
             COALESCE(e.effective_sequence, e.was_effective_sequence) AS "effectiveSequence",
             ${assumedColumns('stated.placed')}, ${moment('c.recorded_at')} AS "recordedAt",
             CASE WHEN e.effects IS NULL THEN 'withdrawn' WHEN e.was_effects IS NOT NULL THEN 'corrected'
                  WHEN e.effective_on > ${before.validAt}::date THEN 'happened' ELSE 'learned' END AS standing,
             COALESCE(e.effects, e.was_effects) AS effects,
             CASE WHEN e.effects IS NOT NULL AND e.was_effects IS NOT NULL THEN json_build_object(
               'effectiveOn', e.was_effective_on, 'effectiveSequence', e.was_effective_sequence,
               ${assumedFields('stated.was')}, 'effects', e.was_effects) END AS was,
             ${decisionReference('d')} AS decision
        FROM ${entryChanges(sides, entries)} e
        ${recordedChange(register, 'e.revision')}
       CROSS JOIN LATERAL (
         SELECT CASE WHEN e.effects IS NULL THEN ${statedFor(before)} ELSE ${statedFor(after)} END AS placed,
                CASE WHEN e.effects IS NOT NULL AND e.was_effects IS NOT NULL THEN ${statedFor(before)} END AS was
        OFFSET 0) stated
       ORDER BY "effectiveOn", "effectiveSequence", e.revision`);
  }

  /** By the revision of the change, what the first state did not know of. */
  async #rectifiedBy(
    rows: readonly Row[],
    { before, after }: Sides,
  ): Promise<ReadonlyMap<number, RectificationReference[]>> {
    const revisions =
      before.revision === after.revision ? [] : [...new Set(rows.map(({ change }) => change.revision))];
    const rectifications = await this.rectifications.of(revisions, after);
    const since = [...rectifications].map(([target, all]): [number, RectificationReference[]] => [
      target,
      all.filter(({ revision }) => revision > before.revision).map(rectificationReference),
    ]);
    return new Map(since);
  }
}

/** What the change `c` says of its date, as known for one state, where that is not known. */
function statedFor({ register, revision }: Known): Sql {
  return sql`(
    SELECT date_stated FROM (
      SELECT t.date_stated, 0 AS nth FROM change_treatment t
       WHERE t.register = ${register} AND t.revision = c.revision
         AND t.known_from <= ${revision} AND t.known_to > ${revision}
       UNION ALL
      SELECT c.date_stated, 1) by_then
     ORDER BY nth LIMIT 1)`;
}
