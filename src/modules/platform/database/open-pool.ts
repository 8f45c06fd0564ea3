import { Logger } from '@nestjs/common';
import pg from 'pg';
import { types } from './column-types.js';

/** A pool whose lost connections fail the query under way, if there is one, and never the process. */
export function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, types });
  // A client in use has no other listener, and Node ends the process for an error that nobody listens to.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', (error) => new Logger('Database').warn(`A connection was lost: ${error.message}`));
  return pool;
}
