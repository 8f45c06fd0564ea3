import type { EntityManager } from 'typeorm';
import type { RecordedEvent } from '../events/envelope.js';
import { OPEN_REVISION } from './known-time.js';

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

/** The columns of `ChangeRow` for a row that a change makes and nothing has replaced yet. */
export function changeColumns(event: RecordedEvent, knownFrom: number): Row {
  const { register, decisionId, index } = event.metadata;
  return {
    register,
    revision: event.revision,
    decision_id: decisionId,
    index,
    type: event.type,
    known_from: knownFrom,
    known_to: OPEN_REVISION,
  };
}
