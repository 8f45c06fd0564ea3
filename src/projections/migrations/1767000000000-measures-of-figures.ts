import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The measure that a published figure is a total of. Figures from before named none. */
export class MeasuresOfFigures1767000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE published_figure ADD measure text COLLATE "C"');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE published_figure DROP measure');
  }
}
