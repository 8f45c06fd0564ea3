import { Command, CommanderError, Option } from 'commander';
import { correspondencesCommand } from './commands/correspondences.command.js';
import { decideCommand } from './commands/decide.command.js';
import { diffCommand } from './commands/diff.command.js';
import { exportCommand } from './commands/export.command.js';
import { importCommand } from './commands/import.command.js';
import { ledgerCommand } from './commands/ledger.command.js';
import { registerCommand } from './commands/register.command.js';
import { replayCommand } from './commands/replay.command.js';
import { treeCommand } from './commands/tree.command.js';
import { countsCommand } from './commands/counts.command.js';
import { historyCommand } from './commands/history.command.js';
import { rebuildCommand } from './commands/rebuild.command.js';
import { reportCommand } from './commands/report.command.js';
import { issueReportCommand } from './commands/issue-report.command.js';
import { issuedReportsCommand } from './commands/issued-reports.command.js';
import { serveCommand } from './commands/serve.command.js';
import { exitCode } from './exit-code.js';
import type { Host } from './host.js';
import { Shell } from './shell.js';
import type { StandardStreams } from './standard-streams.js';

const commands: readonly AddCommand[] = [
  serveCommand,
  registerCommand,
  decideCommand,
  importCommand,
  exportCommand,
  treeCommand,
  countsCommand,
  historyCommand,
  diffCommand,
  correspondencesCommand,
  reportCommand,
  issueReportCommand,
  issuedReportsCommand,
  replayCommand,
  rebuildCommand,
  ledgerCommand,
];

/** Adds a command to the program. */
export type AddCommand = (program: Command, shell: Shell) => void;

/**
 * Runs one command line.
 * @param args without the program's name
 * @param more commands beside those of every register
 * @returns the exit code, when the command has ended or, for those that serve, has begun
 */
export async function runCommandLine(
  args: readonly string[],
  host: Host,
  streams: StandardStreams,
  more: readonly AddCommand[] = [],
): Promise<number> {
  const program = new Command('orgledger');
  const shell = new Shell(program, host, streams);
  describe(program, shell);
  for (const add of [...commands, ...more]) add(program, shell);
  try {
    await program.parseAsync(args, { from: 'user' });
    return shell.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    throw error;
  }
}

function describe(program: Command, shell: Shell): void {
  program
    .description('An event-sourced, bitemporal ledger of organizational change.')
    .version(shell.host.version)
    .option('--data <folder>', 'folder of the embedded store (default: ORGLEDGER_DATA or ./data)')
    .option('--json', 'answer in JSON, for programs')
    .addOption(new Option('--lang <language>', 'language of the answers').choices(['vi', 'en']))
    .option('--verbose', 'say more on standard error')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(orgledger --help shows how it is called)')
    .addHelpText(
      'after',
      `
Exit codes: 0 done · 1 defect · 2 usage · 3 refused by the rules · 4 not found · 5 conflict · 6 store or address unavailable
DATABASE_URL points to a PostgreSQL server to be used instead of the embedded store.`,
    )
    .exitOverride()
    .configureOutput({
      writeOut: (text) => shell.streams.stdout.write(text),
      writeErr: (text) => shell.streams.stderr.write(text),
    });
}
