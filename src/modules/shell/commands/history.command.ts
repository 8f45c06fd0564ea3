import { QueryBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { GetHistory } from '../../queries/history/get-history.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
import { asOfParams, withKnownAt, type AsOfOptions } from '../as-of-options.js';
import { drawHistory } from '../draw/draw-history.js';
import { waitForReadModels } from '../read-models.js';
import type { Shell } from '../shell.js';

interface HistoryOptions extends AsOfOptions {
  readonly beliefs?: boolean;
}

/** `orgledger history REGISTER ID` */
export function historyCommand(program: Command, shell: Shell): void {
  const command = program.command('history').summary('all that happened to an organization');
  withKnownAt(command.argument('<register>').argument('<id>'))
    .option('--beliefs', 'also what was believed of it when, and which decisions changed that')
    .action((register: string, id: string, { beliefs = false, ...when }: HistoryOptions) =>
      shell.ask(async (app) => {
        await waitForReadModels(app, shell);
        const known = await app.get(AsOfResolver).known(register, asOfParams(when), 'facts');
        const history = await app.get(QueryBus).execute(new GetHistory(known, id));
        shell.answer(history, () => drawHistory(history, shell.language, beliefs));
      }),
    );
}
