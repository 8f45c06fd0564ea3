import { PassThrough } from 'node:stream';
import { host } from '../../src/whole-application.js';
import { runCommandLine } from '../../src/modules/shell/program.js';
import { timed } from '../samples.js';

export interface ImportResult {
  readonly seconds: number;
  readonly decisions: number;
  readonly refused: number;
  readonly refusals: string;
  readonly peakBytes: number;
}

/** `orgledger import FILE`, as it is called from a shell; read models follow meanwhile, as they do there. */
export async function importRegister({ file }: { file: string }): Promise<ImportResult> {
  const stdout = new PassThrough();
  let text = '';
  stdout.on('data', (chunk) => (text += String(chunk)));
  const streams = { stdin: process.stdin, stdout, stderr: process.stderr };
  const { seconds, result } = await timed(() => runCommandLine(['--json', 'import', file], host, streams));
  if (result !== 0 && text === '') throw new Error(`The import ended with ${result}.`);
  const { recorded, refusedLines, refused } = JSON.parse(text) as {
    recorded: number;
    refusedLines: number;
    refused: unknown[];
  };
  return {
    seconds,
    decisions: recorded,
    refused: refusedLines,
    refusals: JSON.stringify(refused.slice(0, 3)),
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
}
