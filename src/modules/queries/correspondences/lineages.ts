import { Injectable } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';
import { Rows } from '../../read-side/rows.js';
import { countsFor } from '../diff/counts-for.js';
import type { AsOf } from '../../read-side/time/known.js';
import { known, living } from '../../read-side/time/relations.js';
import { CountedLinks } from './degrees.js';
import type { Succession } from './succession.js';
import { SuccessionGraph } from './succession-graph.js';

/** Who lives on in whom, between the organizations of two states of a register. */
export interface LineageBetween {
  readonly graph: SuccessionGraph;
  readonly counted: CountedLinks;
}

/** Reads lineage between two states of a register. */
@Injectable()
export class Lineages {
  constructor(private readonly rows: Rows) {}

  /**
   * By the successions that count for the second state and not yet for the first. One that a corrected change makes now
   * as before, maybe on another date, counts for both.
   */
  async between(before: AsOf, after: AsOf): Promise<LineageBetween> {
    const graph = new SuccessionGraph(await this.#successions(before, after));
    const ids = graph.ids();
    const [from, to] = [await this.#living(before, ids), await this.#living(after, ids)];
    return { graph, counted: new CountedLinks(graph.links(from, to), from, to) };
  }

  #successions(before: AsOf, after: AsOf): Promise<Succession[]> {
    return this.rows.all(sql`
      SELECT predecessor_id AS "predecessorId", successor_id AS "successorId", revision,
             effective_on::text AS "effectiveOn", effective_sequence AS "effectiveSequence",
             ${turns('s.predecessor_id', 'live_before AND NOT live_after', after)} AS ends,
             ${turns('s.successor_id', "live_after AND flow = 'reinstated'", after)} AS revives
        FROM succession s
       WHERE register = ${after.register} AND ${countsFor(after)} AND NOT EXISTS (
         SELECT FROM succession same
          WHERE same.register = s.register AND same.revision = s.revision
            AND same.predecessor_id = s.predecessor_id AND same.successor_id = s.successor_id
            AND ${countsFor(before, 'same')})
       ORDER BY effective_on, effective_sequence, revision, ordinal`);
  }

  async #living(asOf: AsOf, ids: readonly string[]): Promise<Set<string>> {
    const found = await this.rows.all<{ id: string }>(sql`
      SELECT organization_id AS id FROM ${living(asOf)} v WHERE organization_id = ANY(${ids})`);
    return new Set(found.map(({ id }) => id));
  }
}

/** Whether the change of a succession `s` turns an organization so. */
function turns(organization: string, how: string, asOf: AsOf): Sql {
  return sql`EXISTS (
    SELECT FROM ${known('organization_transition', asOf)} t
     WHERE t.organization_id = ${raw(organization)} AND t.revision = s.revision AND ${raw(how)})`;
}
