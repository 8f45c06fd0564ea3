import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from, to } from 'pg-copy-streams';

/** Moves the rows of tables by COPY. */
export interface Copier {
  /** Keeps the rows of a table. */
  keep(client: PoolClient, table: string): Promise<void>;
  /** Puts the rows that were kept of a table into another one; how many. */
  put(client: PoolClient, table: string, into: string): Promise<number>;
}

/** Over the connection, and by files of this process. */
export function copierOver(folder: string): Copier {
  const fileOf = (table: string) => join(folder, `${table}.copy`);
  return {
    async keep(client, table) {
      await pipeline(
        client.query(to(`COPY ${table} TO STDOUT (FORMAT binary)`)),
        createWriteStream(fileOf(table)),
      );
    },
    async put(client, table, into) {
      const copy = client.query(from(`COPY ${into} FROM STDIN (FORMAT binary)`));
      await pipeline(createReadStream(fileOf(table), { highWaterMark: 1024 * 1024 }), copy);
      return copy.rowCount;
    },
  };
}

/** Within the embedded store, which takes no COPY over a connection: its own /tmp is in memory. */
export const embeddedCopier: Copier = {
  async keep(client, table) {
    await client.query(`COPY ${table} TO '/tmp/${table}.copy' (FORMAT binary)`);
  },
  async put(client, table, into) {
    const { rowCount } = await client.query(`COPY ${into} FROM '/tmp/${table}.copy' (FORMAT binary)`);
    return rowCount ?? 0;
  },
};
