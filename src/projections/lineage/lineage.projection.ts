import type { EntityManager } from 'typeorm';
import { effectsOf } from '../../events/catalogue.js';
import type { Batch } from '../batch.js';
import type { Projection } from '../projection.js';
import type { Row } from '../rows.js';
import { writeSaid, type Said } from '../said.js';

/** Which organizations live on in which. */
export const lineageProjection: Projection = {
  name: 'lineage',
  version: 1,
  tables: ['succession'],
  dependsOn: [],

  apply: ({ decisions }: Batch, transaction: EntityManager) =>
    writeSaid(transaction, 'succession', { ordinal: 'integer' }, decisions, successionRows),
};

function successionRows({ change, content }: Said): Row[] {
  return effectsOf(content).flatMap((effect, ordinal) =>
    effect.effect !== 'succeeded'
      ? []
      : [
          {
            ordinal,
            predecessor_id: effect.organizationId,
            successor_id: effect.successorId,
            effective_on: change.effectiveOn,
            effective_sequence: change.effectiveSequence,
          },
        ],
  );
}
