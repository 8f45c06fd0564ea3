import { rmSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from '@jest/globals';
import { host } from '../../src/whole-application.js';
import { runCommandLine } from '../../src/modules/shell/program.js';
import { demoCommand } from '../../examples/bloc-2015-2020/demo.command.js';
import { newDataFolder } from '../support/stores.js';

it('shows the figures that were published, and what was set right since', async () => {
  const data = await newDataFolder();
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const told = Promise.all([text(stdout), text(stderr)]);
  const args = ['--lang', 'en', 'demo', '--exit', '--allocation', 'B', '--data', data];
  const code = await runCommandLine(args, host, { stdin: Readable.from([]), stdout, stderr }, [demoCommand]);
  for (const stream of [stdout, stderr]) stream.end();
  const [out, err] = await told;
  rmSync(data, { recursive: true });
  expect([code, code === 0 ? '' : err]).toEqual([0, '']);
  const [, , atEnd, given, since] = out.split(/^── .* ──$/m);
  expect(atEnd).toContain('R R Đảng bộ Khối  [B 336, C 2020, G 222, P 21, U 35, party-office 13]');
  expect(given).toContain(
    '45 Party organizations received or handed over; 102 founded or upgraded; 29 renamed and 49 dissolved or ceased',
  );
  expect(given).toContain('Reproduced byte for byte');
  expect(since).toMatch(/^Dissolved, ceased +49 +48 +−1 \d+-BB\/ĐUK/m);
  expect(since).toMatch(/^Founded, upgraded +102 +101 +−1 \d+-QĐ\/ĐUK/m);
}, 300_000);
