import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { RecordedEvent } from '../../../events/envelope.js';
import { Ledger } from '../../ledger/ledger.js';
import { lineOf } from '../decision-line.js';
import { decisionsOf } from '../ledger-reader.js';
import type { Shell } from '../shell.js';

/** `orgledger export REGISTER [FILE]` */
export function exportCommand(program: Command, shell: Shell): void {
  program
    .command('export')
    .summary("write a register's decisions as JSON Lines")
    .description(
      'Writes every decision of a register in recorded order, one JSON a line; imported, they give the same events.',
    )
    .argument('<register>')
    .argument('[file]', 'standard output when absent or "-"')
    .action((register: string, file: string | undefined) =>
      shell.run(async (app) => {
        const toFile = file !== undefined && file !== '-';
        const progress = toFile ? shell.progress('Exporting', undefined, 'decisions') : undefined;
        const decisions = decisionsOf(app.get(Ledger), register);
        const lines = linesOf(decisions, (done) => progress?.update(done));
        if (toFile) await writeLines(file, lines);
        else await pipeline(lines, shell.streams.stdout, { end: false });
        progress?.stop();
      }),
    );
}

async function* linesOf(
  decisions: AsyncIterable<RecordedEvent[]>,
  onProgress: (done: number) => void,
): AsyncIterable<string> {
  let done = 0;
  for await (const decision of decisions) {
    yield `${JSON.stringify(lineOf(decision))}\n`;
    onProgress(++done);
  }
}

/** The file is opened for the first line: where there is none to write, what it held stays. */
async function writeLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  let file: FileHandle | undefined;
  try {
    for await (const line of lines) {
      file ??= await open(path, 'w');
      await file.writeFile(line);
    }
  } finally {
    await file?.close();
  }
}
