import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';

const hooks = new URL('./typescript.mjs', import.meta.url).href;

/** Runs a TypeScript program of the tests in a process of its own. */
export function spawnProgram(file: URL, ...args: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['--import', hooks, file.pathname, ...args]);
}

/** The lines that a process prints, whole ones only, until it ends. */
export async function* linesOf(child: ChildProcessWithoutNullStreams): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of child.stdout) {
    const lines = `${rest}${String(chunk)}`.split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
}

/** Resolves with what a process said before it ended. */
export async function outputOf(child: ChildProcessWithoutNullStreams): Promise<{ out: string; err: string }> {
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  await new Promise((resolve) => child.on('close', resolve));
  return { out, err };
}
