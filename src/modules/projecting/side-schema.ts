import type { DataSource, EntityManager } from 'typeorm';

/** Copies of tables, empty at first, that take the place of the originals once they are filled. */
export class SideSchema {
  private readonly schema: string;

  private constructor(
    /** Where the originals are. */
    private readonly home: string,
    private readonly tables: readonly string[],
  ) {
    this.schema = `${home}_next`;
  }

  /** Makes the copies. What is left of an earlier, broken build is dropped. */
  static async create(database: DataSource, tables: readonly string[]): Promise<SideSchema> {
    return database.transaction(async (transaction) => {
      const [row] = await transaction.query<{ home: string }[]>('SELECT current_schema() AS home');
      const side = new SideSchema(row!.home, tables);
      await transaction.query(`DROP SCHEMA IF EXISTS ${side.schema} CASCADE`);
      await transaction.query(`CREATE SCHEMA ${side.schema}`);
      for (const table of tables) await side.#copy(transaction, table);
      return side;
    });
  }

  /** A table where it is built, or else where it is in use. */
  nameOf(table: string): string {
    return `${this.tables.includes(table) ? this.schema : this.home}.${table}`;
  }

  /**
   * For the rest of a transaction, the names of the tables mean the copies. Nobody waits for those: the transaction
   * may be silent for as long as this process works out what to write.
   */
  async use(transaction: EntityManager): Promise<void> {
    await transaction.query(
      `SELECT set_config('search_path', '${this.schema}, ${this.home}', true),
              set_config('idle_in_transaction_session_timeout', '0', true)`,
    );
  }

  /** Lets the planner know what the copies hold. */
  async analyze(database: DataSource): Promise<void> {
    for (const table of this.tables) await database.query(`ANALYZE ${this.schema}.${table}`);
  }

  /** Puts the copies in the place of the originals. Ends this schema when the transaction is committed. */
  async takeOver(transaction: EntityManager): Promise<void> {
    for (const table of this.tables) {
      await transaction.query(`DROP TABLE ${this.home}.${table}`);
      await transaction.query(`ALTER TABLE ${this.schema}.${table} SET SCHEMA ${this.home}`);
    }
    await transaction.query(`DROP SCHEMA ${this.schema}`);
  }

  async drop(database: DataSource): Promise<void> {
    await database.query(`DROP SCHEMA IF EXISTS ${this.schema} CASCADE`);
  }

  /** With constraints and indexes under the names that they have in the original. */
  async #copy(transaction: EntityManager, table: string): Promise<void> {
    const original = `${this.home}.${table}`;
    await transaction.query(
      `CREATE TABLE ${this.schema}.${table} (LIKE ${original} INCLUDING ALL EXCLUDING INDEXES)`,
    );
    const constraints = await transaction.query<{ name: string; definition: string }[]>(
      `SELECT conname AS name, pg_get_constraintdef(oid) AS definition
         FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('p', 'u', 'x') ORDER BY conname`,
      [original],
    );
    for (const { name, definition } of constraints) {
      await transaction.query(`ALTER TABLE ${this.schema}.${table} ADD CONSTRAINT ${name} ${definition}`);
    }
    const indexes = await transaction.query<{ definition: string }[]>(
      `SELECT pg_get_indexdef(i.indexrelid) AS definition
         FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid
        WHERE i.indrelid = $1::regclass AND c.oid IS NULL ORDER BY i.indexrelid`,
      [original],
    );
    for (const { definition } of indexes) {
      await transaction.query(definition.replace(` ON ${original} `, ` ON ${this.schema}.${table} `));
    }
  }
}
