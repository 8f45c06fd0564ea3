import type { EntityManager } from 'typeorm';
import { OPEN_REVISION } from './known-time.js';
import { insertRows, type Row } from './insert-rows.js';

/** Columns that name the one open row of something, with their SQL types. */
export type RowKey = Readonly<Record<string, 'text' | 'date' | 'integer'>>;

/**
 * Rows of a table that are opened and closed on the known axis by the decisions of one batch. A row opened and
 * closed within the batch is inserted closed.
 */
export class KnownRows {
  readonly #rows: Record<string, unknown>[] = [];
  /** Rows of this batch that are open. */
  readonly #open = new Map<string, Record<string, unknown>>();
  readonly #closings: Row[] = [];

  constructor(
    private readonly table: string,
    private readonly key: RowKey,
  ) {}

  /**
   * From `knownTo` on, the open row of a key is not known any more; nothing happens when there is none.
   * @param key a row of its columns, and maybe of others
   */
  close(key: Row, knownTo: number): void {
    const name = this.#nameOf(key);
    const row = this.#open.get(name);
    if (row) row['known_to'] = knownTo;
    else this.#closings.push({ ...this.#keyOf(key), known_to: knownTo });
    this.#open.delete(name);
  }

  /** Takes a row that is known from its `known_from` on. No other row of its key is open. */
  open(row: Record<string, unknown>): void {
    this.#rows.push(row);
    this.#open.set(this.#nameOf(row), row);
  }

  /** Closes before it opens, since the database refuses rows that overlap. */
  async write(transaction: EntityManager): Promise<void> {
    await this.#close(transaction);
    await insertRows(transaction, this.table, this.#rows);
  }

  async #close(transaction: EntityManager): Promise<void> {
    if (this.#closings.length === 0) return;
    const columns = Object.entries(this.key);
    await transaction.query(
      `UPDATE ${this.table} AS t SET known_to = c.known_to
         FROM json_to_recordset($1::json) AS c (${columns.map((column) => column.join(' ')).join(', ')}, known_to integer)
        WHERE ${columns.map(([column]) => `t.${column} = c.${column}`).join(' AND ')}
          AND t.known_to = ${OPEN_REVISION}`,
      [JSON.stringify(this.#closings)],
    );
  }

  #keyOf(row: Row): Row {
    return Object.fromEntries(Object.keys(this.key).map((column) => [column, row[column]]));
  }

  #nameOf(row: Row): string {
    return Object.keys(this.key)
      .map((column) => String(row[column]))
      .join('\n');
  }
}
