import { Injectable } from '@nestjs/common';
import { Rows } from '../../read-side/rows.js';
import { sql } from '../../read-side/sql.js';
import type { Known } from '../../read-side/time/known.js';
import { known } from '../../read-side/time/relations.js';
import { ReadNamings } from '../amendments/namings.js';
import { treatingTypes } from '../../read-side/time/standing.js';
import type { DecisionStanding } from './decision.documents.js';

interface Row {
  readonly id: string;
  readonly changes: number;
  readonly treated: number;
  readonly annulled: number;
  /** The revisions of its changes that treat others. */
  readonly treating: readonly number[];
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
    const treating = rows.filter((row) => row.treating.length > 0);
    const namings = await this.namings.of(
      treating.map(({ id }) => id),
      asOf,
    );
    return new Map(
      rows.map(({ id, changes, treated, annulled, treating }) => {
        const standings = treating.map((revision) => namings.standing(revision));
        const voids = annulled + standings.filter((standing) => standing === 'annulled').length;
        const touched = treated > 0 || standings.some((standing) => standing !== 'as-recorded');
        return [id, voids === changes ? 'annulled' : touched ? 'treated' : 'as-recorded'];
      }),
    );
  }

  #rows(ids: readonly string[], asOf: Known): Promise<Row[]> {
    return this.rows.all(sql`
      SELECT d.decision_id AS id, d.changes, t.treated, t.annulled,
             ARRAY(SELECT c.revision FROM change c
                    WHERE c.register = d.register AND c.decision_id = d.decision_id
                      AND c.type = ANY(${treatingTypes})) AS treating
        FROM decision d
       CROSS JOIN LATERAL (
         SELECT count(*)::integer AS treated,
                count(*) FILTER (WHERE treatment = 'annulled')::integer AS annulled
           FROM ${known('change_treatment', asOf)} t WHERE t.decision_id = d.decision_id) t
       WHERE d.register = ${asOf.register} AND d.decision_id = ANY(${ids})`);
  }
}
