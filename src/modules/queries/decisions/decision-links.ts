import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { LinkRelation } from '../../../events/vocabulary/instrument.js';
import { decisionReference } from '../../read-side/decision-reference.js';
import { Rows } from '../../read-side/rows.js';
import type { Known } from '../../read-side/time/known.js';
import { DecisionStandings } from './decision-standings.js';
import type { DecisionLinks, LinkedDecision } from './decision.documents.js';

interface Row extends Omit<LinkedDecision, 'standing'> {
  readonly relation: LinkRelation;
  /** Whether the other decision is the one that says so. */
  readonly reverse: boolean;
}

/** Reads which decisions repeal and amend which. */
@Injectable()
export class Links {
  constructor(
    private readonly rows: Rows,
    private readonly standings: DecisionStandings,
  ) {}

  /** Of one decision, both ways, in the order of recording. */
  async of(id: string, asOf: Known): Promise<DecisionLinks> {
    const rows = await this.#rows(id, asOf);
    const standings = await this.standings.of(
      rows.map(({ decision }) => decision.id),
      asOf,
    );
    const those = (relation: LinkRelation, reverse: boolean): LinkedDecision[] =>
      rows
        .filter((row) => row.relation === relation && row.reverse === reverse)
        .map(({ decision, change }) => ({ decision, change, standing: standings.get(decision.id)! }));
    return {
      repeals: those('repeals', false),
      amends: those('amends', false),
      repealedBy: those('repeals', true),
      amendedBy: those('amends', true),
    };
  }

  #rows(id: string, { register, revision }: Known): Promise<Row[]> {
    return this.rows.all(sql`
      SELECT l.relation, l.reverse, l.target_change AS change, ${decisionReference('d')} AS decision
        FROM (SELECT relation, false AS reverse, target_decision_id AS other, target_change FROM decision_link
               WHERE register = ${register} AND decision_id = ${id} AND known_from <= ${revision}
              UNION ALL
              SELECT relation, true, decision_id, target_change FROM decision_link
               WHERE register = ${register} AND target_decision_id = ${id} AND known_from <= ${revision}) l
        JOIN decision d ON d.register = ${register} AND d.decision_id = l.other
       ORDER BY d.revision_last, l.target_change NULLS FIRST`);
  }
}
