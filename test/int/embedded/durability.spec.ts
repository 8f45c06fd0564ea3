import * as fs from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import pg from 'pg';

/** What happens to the folder and to the client, in order. Files are named by their path in the folder. */
const log: string[] = [];
let folder: string;
let broken: RegExp | undefined;

jest.unstable_mockModule('node:fs', () => ({
  ...fs,
  fsyncSync: (descriptor: number) => {
    const path = relative(folder, fs.readlinkSync(`/proc/self/fd/${descriptor}`));
    log.push(`sync ${path}`);
    if (broken?.test(path)) throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
    fs.fsyncSync(descriptor);
  },
  renameSync: (from: string, to: string) => {
    log.push(`rename ${relative(folder, from)} to ${relative(folder, to)}`);
    fs.renameSync(from, to);
  },
}));

const { newDataFolder } = await import('../../support/stores.js');
const { openEmbedded } = await import('../../../src/modules/platform/embedded/open-embedded.js');

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('The embedded store on disk', () => {
  beforeEach(() => {
    log.length = 0;
    broken = undefined;
  });

  afterEach(() => {
    jest.restoreAllMocks();
    fs.rmSync(folder, { recursive: true });
  });

  async function withClient(url: string, use: (client: pg.Client) => Promise<void>): Promise<void> {
    const client = new pg.Client(url);
    client.on('error', () => undefined);
    await client.connect();
    await use(client).finally(() => client.end());
  }

  function logAnswersTo(client: pg.Client): void {
    const { localPort } = client.connection.stream as Socket;
    const write = Socket.prototype.write;
    jest.spyOn(Socket.prototype, 'write').mockImplementation(function (this: Socket, ...args: unknown[]) {
      if (this.remotePort === localPort) log.push('answer');
      return write.apply(this, args as Parameters<typeof write>);
    });
  }

  it('has written what it acknowledges', async () => {
    folder = await newDataFolder();
    const store = await openEmbedded(folder);
    await withClient(store.url, async (client) => {
      await client.query('CREATE TABLE kept (number int)');
      logAnswersTo(client);
      for (const number of [1, 2, 3]) {
        log.length = 0;
        await client.query('INSERT INTO kept VALUES ($1)', [number]);
        expect(log).toEqual([expect.stringMatching(/^sync postgres\/pg_wal\/[0-9A-F]{24}$/), 'answer']);
      }
      log.length = 0;
      await client.query('BEGIN');
      await client.query('INSERT INTO kept VALUES ($1)', [4]);
      await client.query('SELECT FROM kept');
      expect(log).toEqual(['answer', 'answer', 'answer']);
      await client.query('COMMIT');
      expect(log.slice(3)).toEqual([expect.stringContaining('sync postgres/pg_wal/'), 'answer']);
    });
    await store.close();
  });

  it('writes the tables before the checkpoint that lets go of their log', async () => {
    folder = await newDataFolder();
    const store = await openEmbedded(folder);
    await withClient(store.url, async (client) => {
      await client.query('CREATE TABLE kept (number int)');
      const { rows } = await client.query<{ path: string }>(`SELECT pg_relation_filepath('kept') AS path`);
      await client.query('INSERT INTO kept VALUES (1)');
      log.length = 0;
      await client.query('CHECKPOINT');
      const table = log.indexOf(`sync postgres/${rows[0]!.path}`);
      expect(table).toBeGreaterThanOrEqual(0);
      expect(log.indexOf('sync postgres/global/pg_control')).toBeGreaterThan(table);
    });
    await store.close();
  });

  it('makes a checkpoint when the log has grown', async () => {
    folder = await newDataFolder();
    const store = await openEmbedded(folder);
    await withClient(store.url, async (client) => {
      await client.query('CREATE TABLE filled (number int)');
      log.length = 0;
      for (let segment = 0; segment < 16; segment++) {
        await client.query('INSERT INTO filled VALUES (1)');
        await client.query('SELECT pg_switch_wal()');
      }
      expect(log).toContain('sync postgres/global/pg_control');
    });
    await store.close();
  });

  it('is made whole before it gets its name', async () => {
    folder = fs.mkdtempSync(join(tmpdir(), 'orgledger-test-'));
    const store = await openEmbedded(folder);
    const named = log.indexOf('rename postgres.unfinished to postgres');
    const before = new Set(log.slice(0, named));
    const made = fs.readdirSync(join(folder, 'postgres'), { recursive: true, encoding: 'utf8' });
    const missing = made.filter((path) => !before.has(`sync ${join('postgres.unfinished', path)}`));
    // What starting it has made since.
    expect(missing.filter((path) => !/postmaster\.|pg_internal\.init/.test(path))).toEqual([]);
    expect(log[named + 1]).toBe('sync ');
    await store.close();
  });

  it('acknowledges nothing when the disk fails, and serves nobody from then on', async () => {
    jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    folder = await newDataFolder();
    const store = await openEmbedded(folder);
    await withClient(store.url, async (client) => {
      await client.query('CREATE TABLE kept (number int)');
      broken = /pg_wal/;
      await expect(client.query('INSERT INTO kept VALUES (1)')).rejects.toThrow(/Can't write|terminated/);
    });
    await expect(withClient(store.url, async () => undefined)).rejects.toThrow();
    broken = undefined;
    await store.close();

    const again = await openEmbedded(folder);
    await withClient(again.url, async (client) => {
      expect((await client.query('SELECT FROM kept')).rowCount).toBeLessThanOrEqual(1);
    });
    await again.close();
  });
});
