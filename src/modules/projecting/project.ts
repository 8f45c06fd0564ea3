import type { DataSource } from 'typeorm';
import type { Batch } from '../../projections/fold/batch.js';
import type { Projection } from '../../projections/projection.js';
import { lastEvent } from '../../projections/fold/whole-decision.js';
import type { Ledger } from '../ledger/ledger.js';
import { lockCheckpoint, saveCheckpoint } from '../read-side/progress/checkpoints.js';

/** Somebody else has changed what a projection's rows hold: its follower must look at its checkpoint again. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
}

/** A newer version of this program has written a projection's rows: this one leaves them to it. */
export class NewerRows extends Error {
  override readonly name = 'NewerRows';
  constructor(projection: string, rows: number, program: number) {
    super(`The rows of ${projection} are of version ${rows}; this program writes ${program}.`);
  }
}

/**
 * Applies to a projection what its rows don't hold yet of a batch, in one transaction with its checkpoint.
 * Another process may have brought the rows further than the batch goes.
 * @param expected the position behind which the batch follows without a gap
 * @throws CheckpointMoved, NewerRows
 */
export async function project(
  database: DataSource,
  ledger: Ledger,
  projection: Projection,
  batch: Batch,
  expected: string | null,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const { position, version } = await lockCheckpoint(transaction, projection.name);
    if (version > projection.version) throw new NewerRows(projection.name, version, projection.version);
    if (version < projection.version) {
      throw new CheckpointMoved(
        `Its rows are of version ${version}, this program writes ${projection.version}.`,
      );
    }
    if (expected !== null && (position === null || ledger.comparePositions(position, expected) < 0)) {
      throw new CheckpointMoved(`Its rows are at ${position ?? 'the beginning'} and not at ${expected}.`);
    }
    const decisions = batch.decisions.filter(
      (decision) => position === null || ledger.comparePositions(lastEvent(decision).position, position) > 0,
    );
    if (decisions.length === 0) return;
    const rest = batch.part(decisions);
    await projection.apply(rest, transaction);
    await saveCheckpoint(transaction, projection, rest.position, rest.heads());
  });
}
