import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { types } from '../../src/modules/database/types.js';
import { entities } from '../../src/projections/entities.js';
import { migrations } from '../../src/projections/migrations/index.js';

const url = process.env['TEST_DATABASE_URL'] ?? 'postgres://orgledger:orgledger@127.0.0.1/postgres';

export async function openReadModels(): Promise<{
  database: DataSource;
  pool: pg.Pool;
  close(): Promise<void>;
}> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client(url);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = name;
  const database = new DataSource({
    type: 'postgres',
    url: own.href,
    entities,
    migrations,
    migrationsRun: true,
    extra: { types },
  });
  await database.initialize();
  const pool = new pg.Pool({ connectionString: own.href, types });
  return {
    database,
    pool,
    async close() {
      await pool.end();
      await database.destroy();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}
