import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { generate } from '../../examples/bloc-2015-2020/generate.js';
import { host } from '../../src/whole-application.js';
import { runCommandLine } from '../../src/modules/shell/program.js';
import { newServerDatabase, testDatabaseUrl } from '../support/stores.js';

const tools = ['pg_dump', 'createdb', 'pg_restore'];

function missing(): string | undefined {
  if (testDatabaseUrl === undefined) return 'TEST_DATABASE_URL is not set';
  try {
    for (const tool of tools) execFileSync(tool, ['--version']);
    return undefined;
  } catch {
    return `${tools.join(', ')} are not all there`;
  }
}

const reason = missing();
if (reason === undefined) describeBackup(testDatabaseUrl!);
else it.skip(`Backup and restore on PostgreSQL: ${reason}`, () => undefined);

/** The commands that the page about operations shows under a heading. */
function commandsUnder(heading: string): string {
  const section = readFileSync('docs/operations.md', 'utf8').split(`### ${heading}\n`)[1]!;
  return /```sh\n([^]*?)```/.exec(section)![1]!;
}

async function orgledger(url: string, ...args: string[]): Promise<string> {
  process.env['DATABASE_URL'] = url;
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const said = Promise.all([text(stdout), text(stderr)]);
  const code = await runCommandLine(args, host, { stdin: Readable.from([]), stdout, stderr });
  stdout.end();
  stderr.end();
  const [out, err] = await said;
  if (code !== 0) throw new Error(`orgledger ${args.join(' ')} ended with ${code}: ${err}`);
  return out;
}

function describeBackup(serverUrl: string): void {
  describe('Backup and restore on PostgreSQL', () => {
    const folder = mkdtempSync(join(tmpdir(), 'orgledger-backup-'));
    const undo: (() => Promise<void>)[] = [async () => rmSync(folder, { recursive: true })];
    afterAll(async () => {
      for (const each of undo) await each();
    });

    it('gives the same export and the same report after a restore into a new database', async () => {
      const { url, drop } = await newServerDatabase(serverUrl);
      undo.push(drop);
      const restored = new URL(url);
      restored.pathname += '_restored';
      const name = restored.pathname.slice(1);
      undo.push(async () => void execFileSync('dropdb', [`--maintenance-db=${serverUrl}`, name]));

      const decisions = [...generate('A')].map(({ id, request, actor, recordedAt }) =>
        JSON.stringify({ register: 'bloc', id, actor, recordedAt, ...request }),
      );
      writeFileSync(join(folder, 'bloc.jsonl'), decisions.join('\n'));
      await orgledger(url, 'import', join(folder, 'bloc.jsonl'));

      const commands = commandsUnder('PostgreSQL').replaceAll('orgledger_restored', name);
      execFileSync('sh', ['-euc', commands], {
        cwd: folder,
        env: { ...process.env, DATABASE_URL: url, MAINTENANCE_URL: serverUrl, RESTORED_URL: restored.href },
      });

      const term = ['--from', '2015-10-16', '--to', '2020-09-30', '--format', 'json'];
      for (const args of [
        ['export', 'bloc'],
        ['report', 'bloc', 'term', ...term],
        ['counts', 'bloc', '--on', '2018-01-01'],
      ]) {
        const [before, after] = [await orgledger(url, ...args), await orgledger(restored.href, ...args)];
        expect(before.length).toBeGreaterThan(100);
        expect(after).toBe(before);
      }
      expect(await orgledger(restored.href, 'export', 'bloc')).toContain(JSON.parse(decisions.at(-1)!).id);

      const client = new pg.Client(restored.href);
      await client.connect();
      await expect(client.query('DELETE FROM ledger_event')).rejects.toThrow('append-only');
      const { rows } = await client.query<{ position: string }>('SELECT position FROM ledger_head');
      await client.end();
      const more = await orgledger(
        restored.href,
        '--json',
        'register',
        'open',
        'more',
        ...['--vi', 'Sổ', '--en', 'Register', '--issuer', 'X', '--number', '1', '--on', '2020-01-01'],
      );
      expect(JSON.parse(more)).toMatchObject({
        revision: 1,
        position: String(Number(rows[0]!.position) + 2),
      });
    }, 240_000);
  });
}
