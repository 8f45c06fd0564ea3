import type { INestApplicationContext } from '@nestjs/common';
import sql from 'sql-template-tag';
import { changeReference, withKind, type ChangeReference } from '../../queries/changes/change-reference.js';
import { decisionReference, type DecisionReference } from '../../read-side/decision-reference.js';
import { Rows } from '../../read-side/rows.js';
import type { AsOf } from '../../read-side/time/known.js';
import { known } from '../../read-side/time/relations.js';

/** A change by which organizations live on in others. */
export interface SuccessionChange {
  readonly effectiveOn: string;
  readonly change: ChangeReference & { readonly kind: string | null };
  readonly decision: DecisionReference;
  readonly predecessorIds: readonly string[];
  readonly successorIds: readonly string[];
}

/** Changes that are read at once. */
const batch = 2000;

/** The lineage of a whole register. */
export class Successions {
  readonly #rows: Rows;

  constructor(
    app: INestApplicationContext,
    private readonly asOf: AsOf,
  ) {
    this.#rows = app.get(Rows, { strict: false });
  }

  /** Every change with successions that takes effect on or before the date, as recorded, in parts. */
  async *all(): AsyncGenerator<readonly SuccessionChange[]> {
    for (let after = -1; ;) {
      const found = await this.#rows.all<SuccessionChange>(sql`
        SELECT s.effective_on::text AS "effectiveOn", ${changeReference('s')} AS change,
               ${decisionReference('d')} AS decision, s.predecessors AS "predecessorIds",
               s.successors AS "successorIds"
          FROM (SELECT register, revision, decision_id, index, type, effective_on,
                       array_agg(DISTINCT predecessor_id) AS predecessors,
                       array_agg(DISTINCT successor_id) AS successors
                  FROM ${known('succession', this.asOf)} k
                 WHERE effective_on <= ${this.asOf.validAt}::date AND revision > ${after}
                 GROUP BY register, revision, decision_id, index, type, effective_on
                 ORDER BY revision LIMIT ${batch}) s
          JOIN decision d ON d.register = s.register AND d.decision_id = s.decision_id
         ORDER BY s.revision`);
      yield found.map((item) => ({ ...item, change: withKind(item.change) }));
      if (found.length < batch) return;
      after = found.at(-1)!.change.revision;
    }
  }
}
