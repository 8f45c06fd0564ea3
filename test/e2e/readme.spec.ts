import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { host } from '../../src/whole-application.js';
import { runCommandLine } from '../../src/modules/shell/program.js';
import { RunningService } from './service.js';

/** The commands of the README's shell blocks under a heading; continued lines are joined. */
function commandsUnder(heading: string): string[] {
  const section = readFileSync('README.md', 'utf8')
    .split(/^## /m)
    .find((part) => part.startsWith(heading))!;
  const blocks = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block!);
  return blocks.flatMap((block) => block.split(/\n(?=\S)/)).map((command) => command.trim());
}

/** The words of a command line: quotes group, a backslash at a line's end joins. */
function words(command: string): string[] {
  const tokens = command.replaceAll('\\\n', ' ').matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g);
  return [...tokens].map(([, double, single, bare]) => double ?? single ?? bare!);
}

let service: RunningService;
const folder = mkdtempSync(join(tmpdir(), 'orgledger-readme-'));

beforeAll(async () => {
  service = await RunningService.start();
  await service.stop({ keepStore: true });
});
afterAll(async () => {
  await service.stop();
  rmSync(folder, { recursive: true });
});

it('shows commands that work', async () => {
  const history = await runAll('A register of your own');
  expect(history.at(-1)).toContain('absorbed');
}, 180_000);

/** Runs the commands under a heading, all of which end well; what each printed. */
async function runAll(heading: string): Promise<string[]> {
  const commands = commandsUnder(heading).map(words);
  expect(commands.length).toBeGreaterThan(5);
  const printed: string[] = [];
  for (const [program, name, ...args] of commands) {
    if (program !== 'npx') continue;
    expect(name).toBe('orgledger');
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const moved = args.map((arg) => (arg.endsWith('.jsonl') ? join(folder, arg) : arg));
    const code = await runCommandLine(moved, host, { stdin: Readable.from([]), stdout, stderr });
    const [out, err] = await Promise.all([text(stdout.end()), text(stderr.end())]);
    expect({ args, code, err: code === 0 ? '' : err }).toEqual({ args, code: 0, err: '' });
    if (out) printed.push(out);
  }
  return printed;
}

it('shows requests that work', async () => {
  await service.restart();
  const requests = commandsUnder('Over HTTP').map(words);
  const answers: unknown[] = [];
  for (const [program, ...args] of requests) {
    expect(program).toBe('curl');
    const url = args.find((arg) => arg.startsWith('http'))!;
    const { pathname, search } = new URL(url);
    const value = (flag: string) => args.flatMap((arg, i) => (arg === flag ? [args[i + 1]!] : []));
    const headers = Object.fromEntries(value('-H').map((header) => header.split(': ') as [string, string]));
    const [body] = value('-d');
    const answer = body ? await service.post(pathname, body, headers) : await service.get(pathname + search);
    expect({ url, status: answer.status }).toEqual({ url, status: body ? 201 : 200 });
    if (body) await service.get(`/registers/sample?atLeast=${answer.body.revision}`);
    answers.push(answer.body);
  }
  expect(answers).toMatchObject([
    { decisionId: '2019-07' },
    { name: 'Đảng bộ Viện Mẫu' },
    { name: 'Đảng bộ Học viện Mẫu' },
    { total: 3 },
    { status: 'up' },
  ]);
});

it('shows how a register is set right', async () => {
  await service.stop({ keepStore: true });
  const told = await runAll('When the register was late or wrong');
  expect(told.filter((out) => out.includes('G-02')).length).toBeGreaterThan(1);
  const [now, then] = told.filter((out) => out.startsWith('U U-01'));
  expect(now).toContain('Đảng bộ Cục Mẫu');
  expect(then).not.toContain('Đảng bộ Cục Mẫu');
}, 180_000);
