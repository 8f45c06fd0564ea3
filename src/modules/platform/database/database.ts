import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/** The database of this process, migrated. Both ways into it give values as `types` says. */
export abstract class Database {
  abstract readonly pool: Pool;
  abstract readonly dataSource: DataSource;
  /** Where it is, without secrets. */
  abstract readonly description: string;
  /**
   * It lives in this process. Connections then share one session and take turns: inside of a transaction, wait for
   * nothing that another connection does.
   */
  abstract readonly embedded: boolean;

  /** Ends all connections, and the store if it is embedded. Queries under way are waited for. */
  abstract close(): Promise<void>;
}
