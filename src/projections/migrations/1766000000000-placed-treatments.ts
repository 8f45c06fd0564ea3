import type { MigrationInterface, QueryRunner } from 'typeorm';

const place = ['effective_on', 'effective_sequence', 'effective_precision', 'organization_ids'];

const statements = [
  `UPDATE change_treatment t SET (${place.join(', ')}) = (
    SELECT ${place.join(', ')} FROM (
      SELECT known_from, ${place.join(', ')} FROM change_treatment earlier
       WHERE earlier.register = t.register AND earlier.revision = t.revision
         AND earlier.known_from < t.known_from AND earlier.data IS NOT NULL
       UNION ALL
      SELECT 0, ${place.join(', ')} FROM change c WHERE c.register = t.register AND c.revision = t.revision) said
     ORDER BY known_from DESC LIMIT 1)
    WHERE data IS NULL`,
  `ALTER TABLE change_treatment ${place.map((column) => `ALTER ${column} SET NOT NULL`).join(', ')}`,
  `CREATE INDEX change_treatment_effective ON change_treatment
    (register, effective_on, effective_sequence, revision)`,
];

/** What is annulled keeps its place on the valid axis, so that changes are read in their order by an index. */
export class PlacedTreatments1766000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX change_treatment_effective');
    await runner.query(
      `ALTER TABLE change_treatment ${place.map((column) => `ALTER ${column} DROP NOT NULL`).join(', ')}`,
    );
    await runner.query(
      `UPDATE change_treatment SET ${place.map((column) => `${column} = NULL`).join(', ')} WHERE data IS NULL`,
    );
  }
}
