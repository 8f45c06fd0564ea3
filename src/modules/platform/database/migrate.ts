import { MigrationExecutor, type DataSource } from 'typeorm';

/** Any number that no other advisory lock of the database has. */
const lock = 0x6f72676c;

/**
 * Runs the migrations that have not run yet, all or none. Processes that start together go one after the other:
 * on a server by the lock, on the embedded store because a transaction is alone there.
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  const queryRunner = dataSource.createQueryRunner();
  try {
    await queryRunner.startTransaction();
    await queryRunner.query('SELECT pg_advisory_xact_lock($1)', [lock]);
    await new MigrationExecutor(dataSource, queryRunner).executePendingMigrations();
    await queryRunner.commitTransaction();
  } catch (error) {
    if (queryRunner.isTransactionActive) await queryRunner.rollbackTransaction();
    throw error;
  } finally {
    await queryRunner.release();
  }
}
