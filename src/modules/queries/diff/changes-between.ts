import { Injectable } from '@nestjs/common';
import { withKind, type ChangeReference } from '../changes/change-reference.js';
import { decisionReference } from '../../read-side/decision-reference.js';
import { Rows } from '../../read-side/rows.js';
import { sql } from '../../read-side/sql.js';
import { moment } from '../../read-side/time/relations.js';
import { treatmentReference, type TreatmentReference } from '../amendments/amendment.documents.js';
import { Treatments } from '../amendments/amendments.js';
import type { DiffChange } from './diff.documents.js';
import type { Sides } from './diff-sides.js';
import { entryChanges } from './entry-changes.js';
import { recordedChange } from './recorded-change.js';

interface Row extends Omit<DiffChange, keyof ChangeReference | 'treatedBy'> {
  readonly id: string;
  readonly change: Omit<ChangeReference, 'kind'>;
}

/** Reads the changes that count for one of two states only, or otherwise for each: nothing else makes them differ. */
@Injectable()
export class ChangesBetween {
  constructor(
    private readonly rows: Rows,
    private readonly treatments: Treatments,
  ) {}

  /** By organization, in valid order. */
  async of(ids: readonly string[], sides: Sides): Promise<ReadonlyMap<string, DiffChange[]>> {
    const rows = await this.#read(ids, sides);
    const treated = await this.#treatedBy(rows, sides);
    const found = new Map(ids.map((id): [string, DiffChange[]] => [id, []]));
    for (const { id, change, ...row } of rows) {
      found.get(id)!.push({ ...withKind(change), ...row, treatedBy: treated.get(change.revision) ?? [] });
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
  async #treatedBy(
    rows: readonly Row[],
    { before, after }: Sides,
  ): Promise<ReadonlyMap<number, TreatmentReference[]>> {
    const revisions =
      before.revision === after.revision ? [] : [...new Set(rows.map(({ change }) => change.revision))];
    const treatments = await this.treatments.of(revisions, after);
    const since = [...treatments].map(([target, all]): [number, TreatmentReference[]] => [
      target,
      all.filter(({ revision }) => revision > before.revision).map(treatmentReference),
    ]);
    return new Map(since);
  }
}
