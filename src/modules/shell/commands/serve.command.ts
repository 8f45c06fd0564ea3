import { text } from '../../../events/messages/format.js';
import type { Command } from 'commander';
import { applyOptions, logLevels } from '../with-application.js';
import type { Shell } from '../shell.js';

/** `orgledger serve` */
export function serveCommand(program: Command, shell: Shell): void {
  program
    .command('serve')
    .summary('run the service')
    .description('Serves the HTTP API until it is told to stop. ORGLEDGER_HOST and ORGLEDGER_PORT say where.')
    .option('--port <port>', '0 lets the system choose', shell.wholeNumber)
    .action(async ({ port }: { port?: number }) => {
      applyOptions(shell.options);
      if (port !== undefined) process.env['ORGLEDGER_PORT'] = String(port);
      try {
        const { url } = await shell.host.serve(logLevels(shell.options));
        shell.answer({ url }, () => text(shell.language, 'shell.listening', { url }));
      } catch (error) {
        shell.fail(error);
      }
    });
}
