import type { Provider } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import type { Sql } from './sql.js';

/** Reads rows of the read models. What a statement names its columns is what the row's fields are called. */
export class Rows {
  /** @param manager also of a transaction, whose own rows are seen then; for what the projections know how to read */
  constructor(readonly manager: EntityManager) {}

  all<Row extends object>(statement: Sql): Promise<Row[]> {
    const { text, values } = statement.render();
    return this.manager.query<Row[]>(text, values);
  }

  async first<Row extends object>(statement: Sql): Promise<Row | undefined> {
    return (await this.all<Row>(statement))[0];
  }
}

/** Provides the `Rows` outside of any transaction. */
export const rowsProvider: Provider = {
  provide: Rows,
  inject: [Database],
  useFactory: ({ dataSource }: Database) => new Rows(dataSource.manager),
};
