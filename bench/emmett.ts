import pg from 'pg';

/** What is used of `@event-driven-io/emmett-postgresql`. */
interface Emmett {
  getPostgreSQLEventStore(url: string, options: { connectionOptions: { pool: pg.Pool } }): EmmettStore;
}

export interface EmmettStore {
  readonly schema: { migrate(): Promise<unknown> };
  appendToStream(stream: string, events: { type: string; data: object }[]): Promise<unknown>;
  close(): Promise<void>;
}

/** A package of the benchmark's own (`bench/package.json`), which the product's compiler need not know. */
const name = '@event-driven-io/emmett-postgresql';

/** Emmett's store with its tables, on a database of its own choice of connections. */
export async function openEmmett(
  url: string,
  connections: number,
): Promise<{ store: EmmettStore; pool: pg.Pool }> {
  const { getPostgreSQLEventStore } = (await import(name)) as Emmett;
  const pool = new pg.Pool({ connectionString: url, max: connections });
  const store = getPostgreSQLEventStore(url, { connectionOptions: { pool } });
  await store.schema.migrate();
  return { store, pool };
}
