import { createInterface } from 'node:readline/promises';
import { Option, type Command } from 'commander';
import type { RecordedEvent } from '../../../events/envelope.js';
import { comparePlaces } from '../../../events/history.js';
import { Ledger } from '../../ledger/ledger.js';
import { decisionsOf } from '../ledger-reader.js';
import { Replay } from '../replay.js';
import type { Shell } from '../shell.js';

interface ReplayOptions {
  readonly order: 'recorded' | 'effective';
  readonly untilDate?: string;
  readonly untilRevision?: number;
  readonly step?: boolean;
  readonly quiet?: boolean;
}

/** `orgledger replay REGISTER` */
export function replayCommand(program: Command, shell: Shell): void {
  program
    .command('replay')
    .summary("step through a register's events")
    .description(
      'Folds the events of a register one after the other, straight from the ledger, and shows what each does.',
    )
    .argument('<register>')
    .addOption(
      new Option('--order <axis>', 'recorded or effective')
        .choices(['recorded', 'effective'])
        .default('recorded'),
    )
    .option('--until-date <date>', 'only what is effective on or before it', shell.date)
    .option('--until-revision <revision>', 'only what is recorded up to it', shell.wholeNumber)
    .option('--step', 'wait for Enter after each event')
    .option('--quiet', 'only the state at the end')
    .action((register: string, options: ReplayOptions) =>
      shell.run(async (app) => {
        const events = await chosen(app.get(Ledger), register, options);
        const { stdin, stderr } = shell.streams;
        const replay = new Replay();
        const keyboard = options.step && stdin.isTTY ? createInterface(stdin, stderr) : undefined;
        for (const event of events) {
          const step = replay.apply(event);
          if (!options.quiet)
            await shell.write(shell.json ? `${JSON.stringify(step)}\n` : `${replay.describe(step)}\n`);
          if (keyboard) await keyboard.question('');
        }
        keyboard?.close();
        const stock = replay.stock();
        if (shell.json) await shell.write(`${JSON.stringify({ events: events.length, stock })}\n`);
        else await shell.write(`\n${events.length} events; live: ${stockText(stock)}\n`);
      }),
    );
}

async function chosen(ledger: Ledger, register: string, options: ReplayOptions): Promise<RecordedEvent[]> {
  const { order, untilDate, untilRevision = Infinity } = options;
  const events: RecordedEvent[] = [];
  for await (const decision of decisionsOf(ledger, register)) {
    for (const event of decision) {
      if (event.revision > untilRevision) continue;
      if (untilDate !== undefined && event.metadata.effectiveOn > untilDate) continue;
      events.push(event);
    }
  }
  if (order === 'recorded') return events;
  const place = ({ revision, metadata }: RecordedEvent) => ({ ...metadata, revision });
  return events.toSorted((a, b) => comparePlaces(place(a), place(b)));
}

function stockText(stock: Readonly<Record<string, number>>): string {
  const kinds = Object.entries(stock).map(([kind, number]) => `${kind} ${number}`);
  return kinds.length > 0 ? kinds.join(', ') : 'nothing';
}
