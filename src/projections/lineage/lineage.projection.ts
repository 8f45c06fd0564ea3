import type { EntityManager } from 'typeorm';
import { effectsOf } from '../../events/types/event-catalogue.js';
import type { Batch } from '../fold/batch.js';
import type { Projection } from '../projection.js';
import type { Row } from '../rows/insert-rows.js';
import { writeStatements, type Statement } from '../fold/statements.js';

/** Which organizations live on in which. */
export const lineageProjection: Projection = {
  name: 'lineage',
  version: 1,
  tables: ['succession'],
  dependsOn: [],

  apply: ({ decisions }: Batch, transaction: EntityManager) =>
    writeStatements(transaction, 'succession', { ordinal: 'integer' }, decisions, successionRows),
};

function successionRows({ change, content }: Statement): Row[] {
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
