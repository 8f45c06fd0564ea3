import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type AddressInfo } from 'node:net';
import { PassThrough, Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { host } from '../../../src/whole-application.js';
import { runCommandLine } from '../../../src/modules/shell/program.js';
import { opening, request } from '../../support/given.js';
import { lineOf, newStore, orgledger, removeStores } from './orgledger.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgledger-shell-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await removeStores();
});

describe('the shell', () => {
  it('ends quietly when the reader of its answers has enough', async () => {
    const store = await newStore();
    await orgledger(store, ['import'], lineOf('d1', request(opening())));
    const closed = Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' });
    for (const command of ['export', 'tree', 'replay']) {
      const stdout = new Writable({ write: (_chunk, _encoding, done) => done(closed) });
      const stderr = new PassThrough();
      const streams = { stdin: Readable.from([]), stdout, stderr };
      const code = await runCommandLine([command, 'sample'], host, streams);
      expect([code, await text(stderr.end())]).toEqual([0, '']);
    }
  });

  it('leaves a file as it is when there is no such register', async () => {
    const file = join(folder, 'kept.jsonl');
    writeFileSync(file, 'kept');
    expect((await orgledger(await newStore(), ['export', 'nowhere', file])).code).toBe(4);
    expect(readFileSync(file, 'utf8')).toBe('kept');
  });

  it('reports once, without a stack, why it cannot start', async () => {
    const logged = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const store = await newStore();
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const ended = [
      await orgledger(store, ['serve', '--port', String(port)]),
      await orgledger(store, ['serve', '--port', '70000']),
    ];
    delete process.env['ORGLEDGER_PORT'];
    other.close();
    expect(ended.map(({ code }) => code)).toEqual([6, 2]);
    expect(ended[0]!.err).toContain(`127.0.0.1:${port}: another program listens there`);
    expect(ended.map(({ err }) => /^ +at /m.test(err))).toEqual([false, false]);
    expect(logged).not.toHaveBeenCalled();
    logged.mockRestore();
  });

  it.each([
    [['--version'], {}, 0, /^\d+\.\d+\.\d+\n$/, /^$/],
    [['--data', 'package.json', 'register'], {}, 2, /^$/, /^ENOTDIR: not a directory, .*package\.json.*\n$/],
    [['--data', '/proc/nobody/data', 'import', '-'], {}, 2, /^$/, /^E[A-Z]+: .*\/proc\/nobody'\n$/],
    [
      ['register'],
      { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
      6,
      /^$/,
      /^The database cannot be reached: .*\n$/,
    ],
  ])('is a program: %j with %j ends with %i', (line, store, code, out, err) => {
    const args = ['--import', './test/support/typescript.mjs', 'src/cli.ts', ...line];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      env: { ...process.env, NODE_OPTIONS: '', ...store },
    });
    expect([status, stdout.toString(), stderr.toString()]).toEqual([
      code,
      expect.stringMatching(out),
      expect.stringMatching(err),
    ]);
  });

  it.each([
    [['vanish'], 2, 'unknown command'],
    [['counts', 'sample', '--on', '2011-02-29'], 2, 'A date that exists'],
    [['counts', 'nowhere'], 4, 'There is no register "nowhere"'],
    [['export', 'nowhere'], 4, 'There is no register "nowhere"'],
    [['import', 'no-such-file'], 2, 'no-such-file cannot be read'],
    [['decide', 'sample', 'docs'], 2, 'docs cannot be read'],
    [['decide', 'sample'], 2, 'standard input is empty'],
    [['rebuild', 'nothing'], 2, 'There is no projection nothing'],
  ])('ends %j with %i', async (args, code, message) => {
    const ended = await orgledger(await newStore(), args);
    expect([ended.code, ended.out]).toEqual([code, '']);
    expect(ended.err).toContain(message);
  });

  it('begins no store to answer a question', async () => {
    const data = join(folder, 'elsewhere');
    const store = { ORGLEDGER_DATA: data };
    const asked = await orgledger(store, ['tree', 'sample']);
    expect([asked.code, asked.out]).toEqual([4, '']);
    expect(asked.err).toContain(`There is no ledger in ${data}.`);
    const listed = await orgledger(store, ['register', '--json']);
    expect([listed.code, listed.out]).toEqual([0, '[]\n']);
    expect(existsSync(data)).toBe(false);
  });
});
