import { createHash } from 'node:crypto';
import type { Provider } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { EntityManager } from 'typeorm';
import type { Sql } from 'sql-template-tag';
import { Database } from '../platform/database/database.js';

/** Statements that are prepared at most. */
const MAX_PREPARED = 50;

/** Reads rows of the read models. What a statement names its columns is what the row's fields are called. */
export class Rows {
  /** Names of prepared statements, by the texts that they stand for. */
  readonly #names = new Map<string, string>();

  /**
   * @param manager also of a transaction, whose own rows are seen then; for what the projections know how to read
   * @param prepares each connection of the manager is a session of its own, which can hold prepared statements
   */
  constructor(
    readonly manager: EntityManager,
    private readonly prepares = false,
  ) {}

  all<Row extends object>(statement: Sql): Promise<Row[]> {
    return this.manager.query<Row[]>(statement.text, statement.values);
  }

  async first<Row extends object>(statement: Sql): Promise<Row | undefined> {
    return (await this.all<Row>(statement))[0];
  }

  /**
   * As `all`; a server plans the statement once on each connection, and not every time, which takes longer than a
   * lookup. For statements with few texts, and with one plan that is the best for all values.
   */
  async prepared<Row extends object>(statement: Sql): Promise<Row[]> {
    if (!this.prepares) return this.all(statement);
    const { text, values } = statement;
    const runner = this.manager.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      return (await client.query<Row>({ name: this.#nameOf(text), text, values })).rows;
    } finally {
      await runner.release();
    }
  }

  /** The same in every process, for those behind one pooler; undefined when there are too many for a server to hold. */
  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= MAX_PREPARED) return known;
    const name = createHash('sha256').update(text).digest('base64url');
    this.#names.set(text, name);
    return name;
  }
}

/** Provides the `Rows` outside of any transaction. */
export const rowsProvider: Provider = {
  provide: Rows,
  inject: [Database],
  // Connections to the embedded store are one session there, which knows a name once.
  useFactory: ({ dataSource, embedded }: Database) => new Rows(dataSource.manager, !embedded),
};
