import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { host } from '../../src/whole-application.js';
import { runCommandLine } from '../../src/modules/shell/program.js';
import { waitForReadModels } from '../../src/modules/shell/read-models.js';
import { Shell } from '../../src/modules/shell/shell.js';
import { conformance, drawVerdicts } from './conformance.js';
import { jsonLines } from './decisions.js';
import { howToFind, sourceFolder } from './folder.js';

const register = 'insee-cog';

/**
 * `npm run conformance [-- --data FOLDER]`: imports the source into a new store, or into that of DATABASE_URL, and
 * compares the ledger with every official list and count. Ends with 1 when they differ in more than the listed
 * spellings. Where nobody names a folder and none is beside the
 * checkout, there is nothing to do.
 */
const program = new Command('conformance')
  .description(
    'Imports 79 years of French communes and compares the ledger with the official lists and counts.',
  )
  .option('--data <folder>', 'where the source is (default: INSEE_COG_DATA, or beside the checkout)')
  .action(async ({ data }: { data?: string }) => {
    const { folder, missing, asked } = sourceFolder(data);
    if (missing !== undefined && !asked) {
      process.stdout.write(`Skipped: ${missing} ${howToFind}\n`);
      return;
    }
    if (missing !== undefined) program.error(`error: ${missing}`, { exitCode: 2 });
    process.exitCode = await check(folder);
  });

await program.parseAsync();

async function check(folder: string): Promise<number> {
  const scratch = mkdtempSync(join(tmpdir(), 'orgledger-conformance-'));
  try {
    const file = join(scratch, 'decisions.jsonl');
    await pipeline(Readable.from(jsonLines(folder, register)), createWriteStream(file));
    if (process.env['DATABASE_URL'] === undefined) process.env['ORGLEDGER_DATA'] = join(scratch, 'store');
    const code = await runCommandLine(['import', file], host, process);
    return code === 0 ? await compare(folder) : 1;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

async function compare(folder: string): Promise<number> {
  const shell = new Shell(new Command(), host, process);
  await shell.run(async (app) => {
    await waitForReadModels(app, shell);
    const verdicts = await conformance(app, register, folder);
    await shell.write(`\n${drawVerdicts(verdicts)}\n`);
    const differences = verdicts.reduce((sum, verdict) => sum + verdict.differences.length, 0);
    await shell.write(
      differences === 0
        ? `\nEqual in ${verdicts.length} comparisons, the listed spellings aside.\n`
        : `\n${differences} differences.\n`,
    );
    if (differences > 0) shell.exitCode = 1;
  });
  return shell.exitCode;
}
