import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { changeReference, withKind } from '../changes/change-reference.js';
import { decisionReference } from '../../read-side/decision-reference.js';
import { Rows } from '../../read-side/rows.js';
import type { Known } from '../../read-side/time/known.js';
import { moment } from '../../read-side/time/relations.js';
import { rectifyingTypes, type ChangeStanding } from '../../read-side/time/change-standing.js';
import type { Rectification } from './rectification.documents.js';

/** A rectifying event, and the events that it names: all between two revisions, both included. */
interface Naming extends Omit<
  Rectification,
  'differences' | 'revision' | 'decisionId' | 'index' | 'type' | 'kind'
> {
  readonly change: Pick<Rectification, 'revision' | 'decisionId' | 'index' | 'type'>;
  readonly from: number;
  readonly to: number;
}

/** What became of corrections and annulments themselves, which may be named to be rectified like any change. */
export class Namings {
  readonly #byTarget = new Map<number, Naming[]>();
  readonly #void = new Set<Naming>();

  /** @param namings in the order of recording */
  constructor(namings: readonly Naming[]) {
    for (const naming of namings) {
      for (let target = naming.from; target <= naming.to; target++) {
        const named = this.#byTarget.get(target);
        if (named) named.push(naming);
        else this.#byTarget.set(target, [naming]);
      }
    }
    // What voids a naming comes later.
    for (const naming of namings.toReversed()) {
      if (this.#annulled(naming.change.revision)) this.#void.add(naming);
    }
  }

  /** What became of a rectifying event. */
  standing(revision: number): ChangeStanding {
    if (this.#annulled(revision)) return 'annulled';
    const naming = this.#of(revision);
    const corrected = naming.some((each) => each.rectification === 'corrected' && !this.#void.has(each));
    return corrected ? 'corrected' : naming.length > 0 ? 'restored' : 'as-recorded';
  }

  /** What names a rectifying event to be rectified, in the order of recording. */
  rectifications(revision: number): Rectification[] {
    return this.#of(revision).map(({ change, from: _, to: __, ...naming }) => ({
      ...withKind(change),
      ...naming,
      differences: [],
    }));
  }

  /** All events that are named, rectifying events and those of the same decisions. */
  get named(): number[] {
    return [...this.#byTarget.keys()];
  }

  #annulled(revision: number): boolean {
    return this.#of(revision).some((each) => each.rectification === 'annulled' && !this.#void.has(each));
  }

  #of(revision: number): readonly Naming[] {
    return this.#byTarget.get(revision) ?? [];
  }
}

/** Reads which corrections and annulments name what. */
@Injectable()
export class ReadNamings {
  constructor(private readonly rows: Rows) {}

  /** Those that name changes of some decisions, those that name them, and so on: whether one holds depends on later ones. */
  async of(decisionIds: readonly string[], asOf: Known): Promise<Namings> {
    const found: Naming[] = [];
    const seen = new Set<string>();
    for (let next = [...new Set(decisionIds)]; next.length > 0;) {
      next.forEach((id) => seen.add(id));
      const namings = await this.#read(
        asOf,
        sql`c.revision IN ${rectifying(next, asOf)} AND named.decision_id = ANY(${next})`,
      );
      found.push(...namings);
      next = [...new Set(namings.map(({ change }) => change.decisionId))].filter((id) => !seen.has(id));
    }
    return new Namings(found.sort((a, b) => a.change.revision - b.change.revision));
  }

  /** Of the whole register, all that name decisions which rectify others. */
  async all(asOf: Known): Promise<Namings> {
    const namings = await this.#read(
      asOf,
      sql`EXISTS (SELECT FROM change t WHERE t.register = c.register AND t.decision_id = named.decision_id
                     AND t.type = ANY(${rectifyingTypes}))`,
    );
    return new Namings(namings);
  }

  #read({ register, revision }: Known, condition: Sql): Promise<Naming[]> {
    return this.rows.all<Naming>(sql`
      SELECT ${changeReference('c')} AS change,
             CASE WHEN c.type = 'ChangeAnnulled' THEN 'annulled' ELSE 'corrected' END AS rectification,
             c.data->>'by' AS by, c.data->>'reason' AS reason, ${moment('c.recorded_at')} AS "recordedAt",
             ${decisionReference('d')} AS decision,
             named.revision_first + COALESCE((c.data->'target'->>'change')::integer, 1) AS "from",
             named.revision_first + COALESCE((c.data->'target'->>'change')::integer, named.changes) AS "to"
        FROM change c
        JOIN decision d ON d.register = c.register AND d.decision_id = c.decision_id
        JOIN decision named
          ON named.register = c.register AND named.decision_id = c.data->'target'->>'decisionId'
       WHERE c.register = ${register} AND c.type = ANY(${rectifyingTypes}) AND c.known_from <= ${revision}
         AND ${condition}
       ORDER BY c.revision`);
  }
}

/**
 * The rectifying events that may name some decisions, to be put behind IN. One that does makes a difference to a change of
 * theirs, or to one that a change of theirs rectifies: what makes none is not recorded.
 */
function rectifying(decisionIds: readonly string[], { register }: Known): Sql {
  return sql`(
    SELECT treated_by FROM change_treatment
     WHERE register = ${register} AND decision_id = ANY(${decisionIds})
    UNION
    SELECT t.treated_by FROM change c
     CROSS JOIN LATERAL jsonb_array_elements(c.data->'treated') one
      JOIN change_treatment t ON t.register = c.register AND t.revision = (one->>'revision')::integer
     WHERE c.register = ${register} AND c.decision_id = ANY(${decisionIds}) AND c.type = ANY(${rectifyingTypes}))`;
}
