import type { EntityManager } from 'typeorm';
import type { RegisterHead } from '../../../projections/fold/batch.js';
import type { Projection } from '../../../projections/projection.js';
import type { ProjectionFailure } from '../../../projections/progress/projection-checkpoint.entity.js';

export interface Checkpoint {
  readonly name: string;
  readonly version: number;
  readonly position: string | null;
  readonly failure: ProjectionFailure | null;
}

/** Gives each projection that has none yet a checkpoint before the first event. */
export async function ensureCheckpoints(
  manager: EntityManager,
  projections: readonly Projection[],
): Promise<void> {
  await manager.query(
    `INSERT INTO projection_checkpoint (name, version)
     SELECT * FROM unnest($1::text[], $2::integer[]) ON CONFLICT DO NOTHING`,
    [projections.map(({ name }) => name), projections.map(({ version }) => version)],
  );
}

/** The checkpoints of projections, in their order. One that has none yet stands before the first event. */
export async function readCheckpoints(
  manager: EntityManager,
  projections: readonly Projection[],
): Promise<Checkpoint[]> {
  const rows = await manager.query<Checkpoint[]>(
    'SELECT name, version, position, failure FROM projection_checkpoint WHERE name = ANY($1)',
    [projections.map(({ name }) => name)],
  );
  const found = new Map(rows.map((row) => [row.name, row]));
  return projections.map(
    ({ name, version }) => found.get(name) ?? { name, version, position: null, failure: null },
  );
}

/** A commit that is lost is made again from the ledger; rows are found by key, whatever the statistics say. */
const settings = `
  set_config('synchronous_commit', 'off', true),
  set_config('jit', 'off', true),
  set_config('enable_hashjoin', 'off', true),
  set_config('enable_mergejoin', 'off', true)`;

/** Readies a transaction for the writing of rows. */
export async function readyForWriting(transaction: EntityManager): Promise<void> {
  await transaction.query(`SELECT ${settings}`);
}

/** Locks a projection's checkpoint until the end of the transaction, which is made ready for writing rows. */
export async function lockCheckpoint(transaction: EntityManager, name: string): Promise<Checkpoint> {
  const [checkpoint] = await transaction.query<Checkpoint[]>(
    `SELECT name, version, position, failure, ${settings}
       FROM projection_checkpoint WHERE name = $1 FOR UPDATE`,
    [name],
  );
  if (!checkpoint) throw new Error(`Projection ${name} has no checkpoint.`);
  return checkpoint;
}

/** Moves a checkpoint. To be called in the transaction that writes the rows. */
export async function saveCheckpoint(
  transaction: EntityManager,
  { name, version }: Projection,
  position: string | null,
  heads: ReadonlyMap<string, RegisterHead>,
): Promise<void> {
  const progress = [...heads].map(([register, { revision, recordedAt }]) => ({
    projection: name,
    register,
    revision,
    recorded_at: recordedAt,
  }));
  await transaction.query(
    `WITH moved AS (
       UPDATE projection_checkpoint SET version = $2, position = $3, failure = NULL WHERE name = $1)
     INSERT INTO projection_progress
     SELECT * FROM json_populate_recordset(NULL::projection_progress, $4::json)
         ON CONFLICT (projection, register)
         DO UPDATE SET revision = excluded.revision, recorded_at = excluded.recorded_at`,
    [name, version, position, JSON.stringify(progress)],
  );
}

/** Forgets what a projection's rows held, before they are replaced as a whole. */
export async function resetProgress(transaction: EntityManager, { name }: Projection): Promise<void> {
  await transaction.query('DELETE FROM projection_progress WHERE projection = $1', [name]);
}

/** Notes why projections stopped. */
export async function saveFailure(
  manager: EntityManager,
  names: readonly string[],
  failure: ProjectionFailure,
): Promise<void> {
  await manager.query('UPDATE projection_checkpoint SET failure = $2 WHERE name = ANY($1)', [names, failure]);
}

/** Notes that projections go on: they hold all there is. */
export async function clearFailure(manager: EntityManager, names: readonly string[]): Promise<void> {
  await manager.query(
    'UPDATE projection_checkpoint SET failure = NULL WHERE name = ANY($1) AND failure IS NOT NULL',
    [names],
  );
}
