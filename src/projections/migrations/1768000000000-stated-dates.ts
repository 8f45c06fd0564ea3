import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['change', 'change_treatment'];

/** What is stated of the date of a change where that is not known. Of changes from before nothing was. */
export class StatedDates1768000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`ALTER TABLE ${table} ADD date_stated jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`ALTER TABLE ${table} DROP date_stated`);
  }
}
