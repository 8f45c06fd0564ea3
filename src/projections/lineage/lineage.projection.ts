import type { EntityManager } from 'typeorm';
import { effectsOf } from '../../events/catalogue.js';
import type { Batch } from '../batch.js';
import type { Projection } from '../projection.js';
import { changeColumns, insertRows, type Row } from '../rows.js';
import { knownFrom, type WholeDecision } from '../whole-decision.js';

/** Which organizations live on in which. */
export const lineageProjection: Projection = {
  name: 'lineage',
  version: 1,
  tables: ['succession'],
  dependsOn: [],

  async apply(batch: Batch, transaction: EntityManager): Promise<void> {
    await insertRows(transaction, 'succession', batch.decisions.flatMap(successionRows));
  },
};

function successionRows(decision: WholeDecision): Row[] {
  const known = knownFrom(decision);
  return decision.changes.flatMap((event) =>
    effectsOf(event).flatMap((effect, ordinal) =>
      effect.effect !== 'succeeded'
        ? []
        : [
            {
              ...changeColumns(event, known),
              ordinal,
              predecessor_id: effect.organizationId,
              successor_id: effect.successorId,
              effective_on: event.metadata.effectiveOn,
              effective_sequence: event.metadata.effectiveSequence,
            },
          ],
    ),
  );
}
