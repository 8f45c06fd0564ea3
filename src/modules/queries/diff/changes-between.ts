import { Injectable } from '@nestjs/common';
import { changeReference, withKind } from '../changes/change-reference.js';
import { decisionReference } from '../instruments.js';
import { Rows } from '../rows.js';
import { sql } from '../sql.js';
import { moment } from '../time/relations.js';
import { countsFor } from './counts-for.js';
import type { DiffChange } from './diff.documents.js';
import type { Sides } from './diff-sides.js';
import { recordedChange } from './recorded-change.js';

interface Row extends Omit<DiffChange, 'revision' | 'decisionId' | 'index' | 'type' | 'kind'> {
  readonly id: string;
  readonly change: Pick<DiffChange, 'revision' | 'decisionId' | 'index' | 'type'>;
}

/** Reads the changes that count for one of two states only: nothing else makes them differ. */
@Injectable()
export class ChangesBetween {
  constructor(private readonly rows: Rows) {}

  /** By organization, in valid order. */
  async of(ids: readonly string[], { before, after }: Sides): Promise<ReadonlyMap<string, DiffChange[]>> {
    const { register } = after;
    const rows = await this.rows.all<Row>(sql`
      SELECT e.organization_id AS id, ${changeReference('c')} AS change, e.effective_on::text AS "effectiveOn",
             e.effective_sequence AS "effectiveSequence", ${moment('c.recorded_at')} AS "recordedAt",
             CASE WHEN NOT e.later THEN 'withdrawn' WHEN e.effective_on > ${before.validAt}::date THEN 'happened'
                  ELSE 'learned' END AS standing,
             e.effects, ${decisionReference('d')} AS decision
        FROM (SELECT organization_id, revision, effective_on, effective_sequence, ${countsFor(after)} AS later,
                     array_agg(effect->>'effect' ORDER BY ordinal) AS effects
                FROM organization_entry
               WHERE register = ${register} AND organization_id = ANY(${ids})
                 AND ${countsFor(before)} <> ${countsFor(after)}
               GROUP BY organization_id, revision, effective_on, effective_sequence, later) e
        ${recordedChange(register, 'e.revision')}
       ORDER BY e.effective_on, e.effective_sequence, e.revision`);
    const found = new Map(ids.map((id): [string, DiffChange[]] => [id, []]));
    for (const { id, change, ...row } of rows) found.get(id)!.push({ ...withKind(change), ...row });
    return found;
  }
}
