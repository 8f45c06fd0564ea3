import { host } from '../../src/whole-application.js';
import { runCommandLine } from '../../src/modules/shell/program.js';
import { demoCommand } from './demo.command.js';

process.exitCode = await runCommandLine(['demo', ...process.argv.slice(2)], host, process, [demoCommand]);
