import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openEmbedded } from '../../../src/modules/platform/embedded/open-embedded.js';
import { linesOf, outputOf, spawnProgram } from '../../support/child.js';
import { newDataFolder } from '../../support/stores.js';

const holder = new URL('./holder.ts', import.meta.url);

describe('The data folder', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await newDataFolder();
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  async function openAndClose(): Promise<void> {
    const store = await openEmbedded(folder);
    await store.close();
  }

  it('is refused to a second process, which is told who has it and how to work beside it', async () => {
    const store = await openEmbedded(folder);
    const { out, err } = await outputOf(spawnProgram(holder, folder));
    expect(out).toBe('');
    expect(err).toContain(`${folder} is in use by process ${process.pid}`);
    expect(err).toContain(`set DATABASE_URL to ${store.url}`);
    expect(err).toContain('another folder by ORGLEDGER_DATA');
    await expect(openEmbedded(folder)).rejects.toThrow('is in use');
    await store.close();
    await openAndClose();
  });

  it('lets a second process work beside the first through its URL', async () => {
    const child = spawnProgram(holder, folder);
    const { value: url } = await linesOf(child).next();
    const client = new pg.Client(url as string);
    await client.connect();
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await client.end();
    child.kill();
  });

  it('is taken over by one of those that come after the holder was killed', async () => {
    const child = spawnProgram(holder, folder);
    await linesOf(child).next();
    child.kill('SIGKILL');
    await new Promise((resolve) => child.on('close', resolve));

    const opening = await Promise.allSettled([1, 2, 3].map(() => openEmbedded(folder)));
    const stores = opening.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(stores).toHaveLength(1);
    await stores[0]!.close();
  });

  describe('with the lock of another', () => {
    function writeLock(change: Readonly<Record<string, unknown>>): void {
      const self = JSON.parse(lockOfThisProcess) as object;
      writeFileSync(join(folder, 'lock'), JSON.stringify({ ...self, id: 'other', ...change }));
    }

    let lockOfThisProcess: string;

    beforeEach(async () => {
      const store = await openEmbedded(folder);
      lockOfThisProcess = readFileSync(join(folder, 'lock'), 'utf8');
      await store.close();
    });

    it('is refused while that process runs', async () => {
      writeLock({});
      await expect(openEmbedded(folder)).rejects.toThrow(`in use by process ${process.pid}`);
    });

    it('is taken over when another process has got that number', async () => {
      writeLock({ start: 'earlier' });
      await openAndClose();
    });

    it('is refused while a process elsewhere gives signs of life, and then taken over', async () => {
      writeLock({ host: 'elsewhere' });
      await expect(openEmbedded(folder)).rejects.toThrow('on elsewhere');
      const twoMinutesAgo = new Date(Date.now() - 120_000);
      utimesSync(join(folder, 'lock'), twoMinutesAgo, twoMinutesAgo);
      await openAndClose();
    });

    it('is taken over when the lock says nothing', async () => {
      writeFileSync(join(folder, 'lock'), '');
      await openAndClose();
    });
  });

  it.each([
    ['17', 'was made by PostgreSQL 17'],
    ['19', 'was made by PostgreSQL 19'],
    [undefined, 'is not a PostgreSQL database'],
  ])('is refused when the version is %s', async (version, message) => {
    const file = join(folder, 'postgres', 'PG_VERSION');
    if (version === undefined) rmSync(file);
    else writeFileSync(file, `${version}\n`);
    await expect(openEmbedded(folder)).rejects.toThrow(message);
    await expect(openEmbedded(folder)).rejects.toThrow(message);
  });

  it('is made by the version that is expected of it', async () => {
    const store = await openEmbedded(folder);
    const client = new pg.Client(store.url);
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      `SELECT current_setting('server_version') AS version`,
    );
    expect(rows[0]!.version.split('.')[0]).toBe(
      readFileSync(join(folder, 'postgres', 'PG_VERSION'), 'utf8').trim(),
    );
    await client.end();
    await store.close();
  });
});
