import type { EntityManager } from 'typeorm';
import type { Version } from '../../events/register/history.js';
import type { Batch } from '../fold/batch.js';
import type { DecisionFold } from '../fold/fold-decision.js';
import type { Projection } from '../projection.js';
import { insertRows, type Row } from '../rows/insert-rows.js';
import { knownFrom } from '../fold/whole-decision.js';
import { writeFullBlocks } from './count-blocks.js';

/** How many organizations live, by kind and parent, on any date and as known at any revision. */
export const countsProjection: Projection = {
  name: 'counts',
  version: 1,
  tables: ['organization_count', 'organization_count_block'],
  dependsOn: ['timeline'],

  async apply(batch: Batch, transaction: EntityManager): Promise<void> {
    const folds = batch.folds();
    await insertRows(transaction, 'organization_count', folds.flatMap(countRows));
    await writeFullBlocks(transaction, batch);
  },
};

/** How one decision changed the counts. */
function countRows({ decision, steps }: DecisionFold): Row[] {
  const deltas = new Map<
    string,
    { kind: string; parent_id: string | null; effective_on: string; delta: number }
  >();
  const add = (state: Version['state'], effectiveOn: string, delta: number): void => {
    const { kind, parentId } = state;
    const key = `${kind}\n${parentId ?? ''}\n${effectiveOn}`;
    const row = deltas.get(key) ?? { kind, parent_id: parentId, effective_on: effectiveOn, delta: 0 };
    row.delta += delta;
    deltas.set(key, row);
  };
  const addAll = (versions: readonly Version[], sign: 1 | -1): void => {
    for (const { state, from, to } of versions) {
      add(state, from, sign);
      if (to !== null) add(state, to, -sign);
    }
  };
  for (const { before, after } of steps) {
    addAll(before.versions, -1);
    addAll(after.versions, 1);
  }
  const { register } = decision;
  const known_from = knownFrom(decision);
  return [...deltas.values()]
    .filter(({ delta }) => delta !== 0)
    .map((row) => ({ register, known_from, ...row }));
}
