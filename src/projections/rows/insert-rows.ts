import type { EntityManager } from 'typeorm';

/** A row by column names. Columns left out are null. */
export type Row = Readonly<Record<string, unknown>>;

/** Inserts rows into a table with one statement. */
export async function insertRows(
  transaction: EntityManager,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  await transaction.query(
    `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`,
    [JSON.stringify(rows)],
  );
}
