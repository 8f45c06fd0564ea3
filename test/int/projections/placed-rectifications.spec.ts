import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '../../../src/modules/platform/database/database.js';
import { PlacedTreatments1766000000000 } from '../../../src/projections/migrations/1766000000000-placed-treatments.js';
import { openTestDatabase } from '../../support/stores.js';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

test('What was annulled before it kept its place is put where it said last', async () => {
  const { dataSource } = database;
  const place = 'effective_on, effective_sequence, effective_precision, organization_ids';
  const rectification = (
    values: string,
  ) => `INSERT INTO change_treatment (register, decision_id, index, type, reason,
    treated_by, treating_decision_id, treating_index, revision, known_from, known_to, treatment, data, ${place})
    VALUES ('r', 'd', 1, 'OrganizationRenamed', 'why', 9, 't', 1, ${values})`;
  await dataSource.query(`INSERT INTO change (register, decision_id, index, type, data, recorded_at, known_from,
    revision, ${place}) SELECT 'r', 'd', revision, 'OrganizationRenamed', '{}', now(), 3,
    revision, '2001-01-01', revision, 'day', ARRAY['a'] FROM generate_series(1, 2) revision`);
  // The first is annulled at once; the second after two corrections, restored, and annulled again.
  for (const values of [
    `1, 4, 99, 'annulled', NULL, '2001-01-01', 1, 'day', ARRAY['a']`,
    `2, 4, 5, 'corrected', '{}', '2002-01-01', 20, 'month', ARRAY['b']`,
    `2, 5, 6, 'corrected', '{}', '2003-01-01', 30, 'year', ARRAY['a', 'b']`,
    `2, 6, 7, 'annulled', NULL, '2003-01-01', 30, 'year', ARRAY['a', 'b']`,
    `2, 7, 8, 'restored', '{}', '2002-01-01', 20, 'month', ARRAY['b']`,
    `2, 8, 99, 'annulled', NULL, '2002-01-01', 20, 'month', ARRAY['b']`,
  ]) {
    await dataSource.query(rectification(values));
  }
  const rows = () =>
    dataSource.query<object[]>('SELECT * FROM change_treatment ORDER BY revision, known_from');
  const before = await rows();
  const runner = dataSource.createQueryRunner();
  try {
    const migration = new PlacedTreatments1766000000000();
    await migration.down(runner);
    expect(await runner.query(`SELECT count(*) FROM change_treatment WHERE effective_on IS NULL`)).toEqual([
      { count: 3 },
    ]);
    await migration.up(runner);
  } finally {
    await runner.release();
  }
  expect(await rows()).toEqual(before);
});
