import { Command } from 'commander';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { jsonLines } from './decisions.js';
import { missingFrom } from './source.js';

interface Options {
  readonly data: string;
  readonly register: string;
}

/** `npm run insee-cog -- --data FOLDER [FILE]`: the source's changes as lines to be imported. */
const program = new Command('insee-cog')
  .description('Writes 79 years of French communes as decisions, to be read by "orgledger import".')
  .argument('[file]', 'standard output when absent')
  .requiredOption('--data <folder>', 'where the source is (see examples/insee-cog/README.md)')
  .option('--register <name>', "the register's name", 'insee-cog')
  .action(async (file: string | undefined, { data, register }: Options) => {
    const missing = missingFrom(data);
    if (missing !== undefined) return program.error(`error: ${missing}`, { exitCode: 2 });
    const lines = Readable.from(jsonLines(data, register));
    if (file === undefined) await pipeline(lines, process.stdout, { end: false });
    else await pipeline(lines, createWriteStream(file));
  });

await program.parseAsync();
