import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openEmbedded, type Embedded } from '../../../src/modules/platform/embedded/open-embedded.js';
import { newDataFolder } from '../../support/stores.js';

describe('Connections to the embedded store', () => {
  let folder: string;
  let store: Embedded;

  beforeAll(async () => {
    folder = await newDataFolder();
    store = await openEmbedded(folder);
    await withClient((client) =>
      client.query('CREATE TABLE account (id int PRIMARY KEY, amount int NOT NULL)'),
    );
  });

  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  async function withClient<T>(use: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client(store.url);
    await client.connect();
    return use(client).finally(() => client.end());
  }

  it('answers each with its own results, also when what they send comes in pieces', async () => {
    const ask = (who: number) =>
      withClient(async (client) => {
        for (let turn = 0; turn < 100; turn++) {
          const text = String(turn).repeat(10_000 * who);
          const { rows } = await client.query(`SELECT ${who} AS who, md5($1) AS md5`, [text]);
          expect(rows).toEqual([{ who, md5: createHash('md5').update(text).digest('hex') }]);
        }
      });
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(ask));
  });

  it('keeps transactions apart', async () => {
    const increment = (client: pg.Client) =>
      client
        .query<{ amount: number }>('SELECT amount FROM account WHERE id = $1', [1])
        .then(({ rows }) =>
          client.query('UPDATE account SET amount = $1 WHERE id = 1', [rows[0]!.amount + 1]),
        );
    const work = (commit: boolean) =>
      withClient(async (client) => {
        for (let turn = 0; turn < 25; turn++) {
          await client.query('BEGIN');
          await increment(client);
          await client.query(commit ? 'COMMIT' : 'ROLLBACK');
        }
      });
    await withClient((client) => client.query('INSERT INTO account VALUES (1, 0)'));
    await Promise.all([work(true), work(false), work(true), work(false), work(true)]);
    await withClient(async (client) => {
      expect((await client.query('SELECT amount FROM account WHERE id = 1')).rows).toEqual([{ amount: 75 }]);
    });
  });

  it('goes on after errors, in and outside of transactions', async () => {
    await withClient(async (client) => {
      await expect(client.query('SELECT $1::int', ['x'])).rejects.toThrow('invalid input syntax');
      await client.query('BEGIN');
      await expect(client.query('SELECT 1 / $1::int', [0])).rejects.toThrow('division by zero');
      await expect(client.query('SELECT 1')).rejects.toThrow('current transaction is aborted');
      await client.query('ROLLBACK');
      expect((await client.query('SELECT $1::text AS text', ['ổn'])).rows).toEqual([{ text: 'ổn' }]);
    });
  });

  it.each(['BEGIN; INSERT INTO account VALUES (2, 0)', 'BEGIN; SELECT pg_sleep(0.2)'])(
    'rolls back what a lost client left open: %s',
    async (sql) => {
      const client = new pg.Client(store.url);
      client.on('error', () => undefined);
      await client.connect();
      const query = client.query(sql).catch(() => undefined);
      if (!sql.includes('sleep')) await query;
      client.connection.stream.destroy();
      await withClient(async (other) => {
        expect((await other.query('SELECT FROM account WHERE id = 2')).rowCount).toBe(0);
        expect((await other.query('SELECT pg_current_xact_id_if_assigned() AS id')).rows).toEqual([
          { id: null },
        ]);
      });
    },
  );

  it('keeps nobody waiting for a client that flushes nothing', async () => {
    await withClient(async (client) => {
      client.connection.flush();
      await client.query('SELECT 1');
      client.connection.flush();
      await withClient((other) => other.query('SELECT 1'));
    });
  });

  it('refuses COPY FROM STDIN, and goes on', async () => {
    await withClient(async (client) => {
      const refusal = 'the embedded store has no COPY FROM STDIN';
      await expect(client.query('COPY account FROM STDIN')).rejects.toThrow(refusal);
      await expect(client.query({ text: 'COPY account FROM STDIN', values: [] })).rejects.toThrow(refusal);
      expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    });
  });

  it('goes on when a client listens for what it notifies itself of', async () => {
    await withClient(async (client) => {
      await client.query('LISTEN here');
      await client.query(`NOTIFY here, 'a'`);
      await client.query('SELECT pg_notify($1, $2)', ['here', 'b']);
      expect((await client.query('SELECT $1::int AS one', [1])).rows).toEqual([{ one: 1 }]);
      await client.query('UNLISTEN here');
    });
  });

  it('takes large parameters and gives large results', async () => {
    const text = 'Việt Nam '.repeat(500_000);
    await withClient(async (client) => {
      const { rows } = await client.query('SELECT $1::text AS text', [text]);
      expect(rows[0].text === text).toBe(true);
      expect((await client.query('SELECT generate_series(1, 100000)')).rowCount).toBe(100_000);
    });
  });

  it('hangs up on what is not the protocol of PostgreSQL, and serves the others', async () => {
    const { port } = new URL(store.url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'),
      );
      let received = '';
      socket.on('data', (data) => (received += data.toString()));
      socket.on('close', () => resolve(received));
    });
    expect(answer).toContain('not the protocol of PostgreSQL');
    await withClient(async (client) => expect((await client.query('SELECT 1')).rowCount).toBe(1));
  });
});
