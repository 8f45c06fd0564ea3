import type { DataSource } from 'typeorm';
import type { Ledger } from '../../src/modules/ledger/ledger.js';
import { noLock } from '../../src/modules/projecting/projector-lock.js';
import { Rebuilder } from '../../src/modules/projecting/rebuild.js';
import { projectionCatalogue } from '../../src/projections/projection-catalogue.js';
import type { Check } from './check-log.js';

const tables = [
  ...projectionCatalogue.flatMap((projection) => projection.tables),
  'projection_checkpoint',
  'projection_progress',
];

interface Content {
  readonly rows: number;
  readonly md5: string | null;
}

/** Folds the whole ledger again and compares all rows with those that were there. Nobody may write meanwhile. */
export async function checkReadModels(name: string, database: DataSource, ledger: Ledger): Promise<Check> {
  const before = await contents(database);
  await new Rebuilder(database, ledger, projectionCatalogue, noLock).rebuild();
  const after = await contents(database);
  const violations = tables.flatMap((table) => {
    const [a, b] = [before.get(table)!, after.get(table)!];
    if (a.rows === b.rows && a.md5 === b.md5) return [];
    return [`${name}: ${table} had ${a.rows} rows; folded from scratch it has ${b.rows}, or others`];
  });
  const rows = [...after.values()].reduce((sum, content) => sum + content.rows, 0);
  return { checked: `read models of ${name}: ${rows} rows equal a fold from scratch`, violations };
}

async function contents(database: DataSource): Promise<Map<string, Content>> {
  const result = new Map<string, Content>();
  for (const table of tables) {
    const [content] = await database.query<[Content]>(
      `SELECT count(*)::integer AS rows, md5(string_agg(row, '' ORDER BY row)) AS md5
         FROM (SELECT md5(t::text) COLLATE "C" AS row FROM ${table} t) AS all_rows`,
    );
    result.set(table, content);
  }
  return result;
}
