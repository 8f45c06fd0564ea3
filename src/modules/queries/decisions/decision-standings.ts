import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Rows } from '../../read-side/rows.js';
import type { Known } from '../../read-side/time/known.js';
import { known } from '../../read-side/time/relations.js';
import { ReadNamings } from '../rectifications/namings.js';
import { rectifyingTypes } from '../../read-side/time/change-standing.js';
import type { DecisionStanding } from './decision.documents.js';

interface Row {
  readonly id: string;
  readonly changes: number;
  readonly rectified: number;
  readonly annulled: number;
  /** The revisions of its changes that rectify others. */
  readonly rectifying: readonly number[];
}

/** Says what became of decisions. */
@Injectable()
export class DecisionStandings {
  constructor(
    private readonly rows: Rows,
    private readonly namings: ReadNamings,
  ) {}

  /** By decision id. */
  async of(ids: readonly string[], asOf: Known): Promise<ReadonlyMap<string, DecisionStanding>> {
    const rows = ids.length === 0 ? [] : await this.#rows(ids, asOf);
    const rectifying = rows.filter((row) => row.rectifying.length > 0);
    const namings = await this.namings.of(
      rectifying.map(({ id }) => id),
      asOf,
    );
    return new Map(
      rows.map(({ id, changes, rectified, annulled, rectifying }) => {
        const standings = rectifying.map((revision) => namings.standing(revision));
        const voids = annulled + standings.filter((standing) => standing === 'annulled').length;
        const touched = rectified > 0 || standings.some((standing) => standing !== 'as-recorded');
        return [id, changes > 0 && voids === changes ? 'annulled' : touched ? 'rectified' : 'as-recorded'];
      }),
    );
  }

  #rows(ids: readonly string[], asOf: Known): Promise<Row[]> {
    return this.rows.all(sql`
      SELECT d.decision_id AS id, d.changes, t.rectified, t.annulled,
             ARRAY(SELECT c.revision FROM change c
                    WHERE c.register = d.register AND c.decision_id = d.decision_id
                      AND c.type = ANY(${rectifyingTypes})) AS rectifying
        FROM decision d
       CROSS JOIN LATERAL (
         SELECT count(*)::integer AS rectified,
                count(*) FILTER (WHERE treatment = 'annulled')::integer AS annulled
           FROM ${known('change_treatment', asOf)} t WHERE t.decision_id = d.decision_id) t
       WHERE d.register = ${asOf.register} AND d.decision_id = ANY(${ids})`);
  }
}
