import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { host } from '../../src/whole-application.js';
import { runCommandLine } from '../../src/modules/shell/program.js';

/** How a command line ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line as a user would, within this process. */
export async function runShell(args: readonly string[], input = ''): Promise<Ended> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const streams = { stdin: Readable.from([input], { objectMode: false }), stdout, stderr };
  const code = await runCommandLine(args, host, streams);
  const [out, err] = await Promise.all([stdout, stderr].map((stream) => text(stream.end())));
  return { code, out: out!, err: err! };
}
