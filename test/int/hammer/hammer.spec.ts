import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../src/modules/platform/database/open-database.js';
import { schema } from '../../../src/schema.js';
import { outputOf, spawnProgram } from '../../support/child.js';
import {
  newDataFolder,
  newServerDatabase,
  newStreamPrefix,
  testDatabaseUrl,
  testKurrentUrl,
} from '../../support/stores.js';

const program = new URL('../../../bench/hammer/hammer.ts', import.meta.url);
const remove: (() => Promise<void> | void)[] = [];
afterEach(() => {
  delete process.env['LEDGER_STREAM_PREFIX'];
});
afterAll(async () => {
  for (const each of remove) await each();
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'orgledger-hammer-test-'));
  remove.push(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function newServer(url: string): Promise<string> {
  const database = await newServerDatabase(url);
  remove.push(database.drop);
  return database.url;
}

async function hammer(...args: string[]): Promise<{ code: number | null; out: string }> {
  const child = spawnProgram(program, ...args);
  const { out, err } = await outputOf(child);
  return { code: child.exitCode, out: out + err };
}

const few = ['--seconds', '3', '--writers', '2', '--lanes', '4', '--every', '1.5', '--within', '120'];

/** Where a server is given, the embedded store has its own run. */
const embeddedOnly = testDatabaseUrl === undefined ? it : it.skip;

describe('the hammer', () => {
  embeddedOnly(
    'finds nothing wrong with an embedded store whose process is killed, and finds what was made wrong',
    async () => {
      const data = await newDataFolder();
      remove.push(() => rmSync(data, { recursive: true }));
      const folder = newFolder();
      const on = ['--url', data, '--folder', folder];
      const ran = await hammer(...on, ...few, '--disturb', 'kill-writer', '--times', '2');
      expect(ran).toEqual({ code: 0, out: expect.stringContaining('Everything holds.') });
      expect(ran.out).toContain('2 disturbances');
      expect(ran.out).toMatch(/ {2}✓ [1-9]\d* acknowledged decisions are in the ledger exactly once/);
      expect(ran.out).toMatch(/ {2}✓ [1-9]\d* decisions that were refused are not there/);
      expect(ran.out).not.toContain('✗');

      const file = join(
        folder,
        readdirSync(folder).find((name) => name.endsWith('.jsonl'))!,
      );
      const content = readFileSync(file, 'utf8');
      const invented = { ...JSON.parse(content.split('\n')[0]!), decisionId: 'invented' };
      appendFileSync(file, `${JSON.stringify(invented)}\n`);
      const invention = await hammer(...on, '--check-only');
      expect(invention.code).toBe(1);
      expect(invention.out).toContain(
        `${invented.register}/invented was acknowledged, and is not in the ledger`,
      );
      writeFileSync(file, content);

      const database = await openDatabase({ ORGLEDGER_DATA: data }, schema);
      const gone = await database.pool.query(
        'DELETE FROM organization_version WHERE ctid IN (SELECT ctid FROM organization_version LIMIT 1)',
      );
      await database.close();
      expect(gone.rowCount).toBe(1);
      const spoilt = await hammer(...on, '--check-only');
      expect(spoilt.code).toBe(1);
      expect(spoilt.out).toMatch(/organization_version had \d+ rows; folded from scratch it has \d+/);
      // They were folded from scratch, and stay.
      expect(await hammer(...on, '--check-only')).toMatchObject({ code: 0 });
    },
    300_000,
  );

  if (testDatabaseUrl === undefined)
    it.skip('on a PostgreSQL server: TEST_DATABASE_URL is not set', () => undefined);
  else {
    const server = testDatabaseUrl;
    it('finds nothing wrong with a PostgreSQL server that ends connections, while processes are killed', async () => {
      const on = ['--url', await newServer(server), '--folder', newFolder()];
      const disturb = ['--disturb', 'cut-connections', '--disturb', 'kill-writer', '--times', '3'];
      const ran = await hammer(...on, ...few, ...disturb);
      expect(ran).toEqual({ code: 0, out: expect.stringContaining('Everything holds.') });
      expect(ran.out).toContain('2 processes of 4 lanes');
    }, 300_000);
  }

  if (testKurrentUrl === undefined) it.skip('on KurrentDB: KURRENTDB_URL is not set', () => undefined);
  else {
    const url = testKurrentUrl;
    it('finds nothing wrong with KurrentDB, while processes are killed', async () => {
      process.env['LEDGER_STREAM_PREFIX'] = newStreamPrefix();
      const database = testDatabaseUrl && ['--database', await newServer(testDatabaseUrl)];
      const on = ['--url', url, '--folder', newFolder(), ...(database || [])];
      const ran = await hammer(...on, ...few, '--disturb', 'kill-writer', '--times', '2');
      expect(ran).toEqual({ code: 0, out: expect.stringContaining('Everything holds.') });
    }, 300_000);
  }

  embeddedOnly(
    'says what is wrong when a disturbance fails, or an option',
    async () => {
      const folder = newFolder();
      const on = ['--url', newFolder(), '--folder', folder, '--writers', '1', '--lanes', '1'];
      const failed = await hammer(...on, '--every', '0.1', '--disturb', 'exit 7');
      expect(failed).toEqual({
        code: 1,
        out: expect.stringContaining(
          `The disturbing command ended with 7: exit 7\nLogs and acknowledgements are in ${folder}`,
        ),
      });
      const wrong = await hammer('--url', 'ftp://u:secret@x');
      expect(wrong).toEqual({ code: 2, out: expect.stringMatching(/^--url must be a folder/) });
      expect(wrong.out).not.toContain('secret');
    },
    120_000,
  );
});
