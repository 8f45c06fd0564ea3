import { message } from '../../../events/messages/message.js';
import { text } from '../../../events/messages/format.js';
import type { Command } from 'commander';
import { Rebuilder } from '../../projecting/rebuild.js';
import { UnknownProjections } from '../../projecting/unknown-projections.js';
import { UsageError } from '../exit-code.js';
import type { Shell } from '../shell.js';

/** `orgledger rebuild [PROJECTION…]` */
export function rebuildCommand(program: Command, shell: Shell): void {
  program
    .command('rebuild')
    .summary('build the read models anew')
    .description(
      'Builds projections from the ledger beside those in use, and switches when they have caught up.',
    )
    .argument('[projections...]', 'timeline, counts, lineage, decisions, facts; all when absent')
    .action((projections: string[]) =>
      shell.ask(async (app) => {
        const progress = shell.progress('rebuilding', 0, 'events');
        let events = 0;
        try {
          await app.get(Rebuilder).rebuild({
            ...(projections.length > 0 && { projections }),
            onProgress: (done, total) => progress.update((events = done), total),
          });
        } catch (error) {
          if (!(error instanceof UnknownProjections)) throw error;
          throw new UsageError(message('usage.projections', { names: error.names.join(', ') }));
        } finally {
          progress.stop();
        }
        shell.answer({ projections, events }, () =>
          projections.length > 0
            ? text(shell.language, 'shell.rebuilt', { projections: projections.join(', '), events })
            : text(shell.language, 'shell.rebuilt-all', { events }),
        );
      }),
    );
}
