import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { withKind, type ChangeReference } from '../changes/change-reference.js';
import { decisionReference } from '../../read-side/decision-reference.js';
import { Rows } from '../../read-side/rows.js';
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
             ${moment('c.recorded_at')} AS "recordedAt",
             CASE WHEN e.effects IS NULL THEN 'withdrawn' WHEN e.was_effects IS NOT NULL THEN 'corrected'
                  WHEN e.effective_on > ${before.validAt}::date THEN 'happened' ELSE 'learned' END AS standing,
             COALESCE(e.effects, e.was_effects) AS effects,
             CASE WHEN e.effects IS NOT NULL AND e.was_effects IS NOT NULL THEN json_build_object(
               'effectiveOn', e.was_effective_on, 'effectiveSequence', e.was_effective_sequence,
               'effects', e.was_effects) END AS was,
             ${decisionReference('d')} AS decision
        FROM ${entryChanges(sides, entries)} e
        ${recordedChange(register, 'e.revision')}
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
