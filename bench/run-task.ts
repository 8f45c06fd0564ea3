import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Tasks } from './tasks/index.js';

const worker = fileURLToPath(new URL('worker.ts', import.meta.url));
const hooks = new URL('../test/support/typescript.mjs', import.meta.url).href;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Runs a task in a new process.
 * @param env settings of the product; undefined takes one away
 * @throws Error with what it wrote to standard error, when it fails
 */
export function runTask<Name extends keyof Tasks>(
  name: Name,
  input: Parameters<Tasks[Name]>[0],
  env: Environment,
): Promise<Awaited<ReturnType<Tasks[Name]>>> {
  return new Promise((resolve, reject) => {
    const options = [
      ...process.execArgv.filter((option) => option.startsWith('--cpu-prof')),
      '--import',
      hooks,
    ];
    const child = spawn(process.execPath, [...options, worker, name, JSON.stringify(input ?? {})], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (err = (err + String(chunk)).slice(-20_000)));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code !== 0) return reject(new Error(`${name} failed (${code ?? signal}):\n${err}`));
      const last = out.trimEnd().split('\n').at(-1)!;
      resolve(JSON.parse(last) as Awaited<ReturnType<Tasks[Name]>>);
    });
  });
}
