import { Command, Option } from 'commander';
import { decideCommand } from './commands/decide.command.js';
import { exportCommand } from './commands/export.command.js';
import { importCommand } from './commands/import.command.js';
import { registerCommand } from './commands/register.command.js';
import { replayCommand } from './commands/replay.command.js';
import { treeCommand } from './commands/tree.command.js';
import { countsCommand } from './commands/counts.command.js';
import { historyCommand } from './commands/history.command.js';
import { rebuildCommand } from './commands/rebuild.command.js';
import { reportCommand } from './commands/report.command.js';
import { demoCommand } from './commands/demo.command.js';
import { serveCommand } from './commands/serve.command.js';
import { exitCode } from './exit-code.js';
import { Shell } from './shell.js';

/** The command line, whole. */
export function buildProgram(version: string): Command {
  const program = new Command('orgledger')
    .description('An event-sourced, bitemporal ledger of organizational change.')
    .version(version)
    .option('--data <folder>', 'folder of the embedded store (default: ORGLEDGER_DATA or ./data)')
    .option('--json', 'answer in JSON, for programs')
    .addOption(new Option('--lang <language>', 'language of the answers').choices(['vi', 'en']))
    .option('--verbose', 'say more on standard error')
    .showHelpAfterError('(orgledger --help shows how it is called)')
    .addHelpText(
      'after',
      `
Exit codes: 0 done · 1 defect · 2 usage · 3 refused by the rules · 4 not found · 5 conflict · 6 store unavailable
DATABASE_URL points to a PostgreSQL server to be used instead of the embedded store.`,
    )
    .exitOverride((error) => {
      process.exit(error.exitCode === 0 ? exitCode.ok : exitCode.usage);
    });
  const shell = new Shell(program);
  const commands = [
    serveCommand,
    registerCommand,
    decideCommand,
    importCommand,
    exportCommand,
    treeCommand,
    countsCommand,
    historyCommand,
    reportCommand,
    replayCommand,
    rebuildCommand,
    demoCommand,
  ];
  for (const add of commands) add(program, shell);
  return program;
}
