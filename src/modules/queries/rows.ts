import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import type { Sql } from './sql.js';

/** Reads rows of the read models. What a statement names its columns is what the row's fields are called. */
@Injectable()
export class Rows {
  constructor(private readonly database: Database) {}

  /** For what the projections themselves know how to read. */
  get manager(): EntityManager {
    return this.database.dataSource.manager;
  }

  all<Row extends object>(statement: Sql): Promise<Row[]> {
    const { text, values } = statement.render();
    return this.database.dataSource.query<Row[]>(text, values);
  }

  async first<Row extends object>(statement: Sql): Promise<Row | undefined> {
    return (await this.all<Row>(statement))[0];
  }
}
