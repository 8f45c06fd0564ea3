import type { Language } from '../../../events/messages/language.js';
import { text } from '../../../events/messages/format.js';
import { createInterface } from 'node:readline/promises';
import { Option, type Command } from 'commander';
import type { RecordedEvent } from '../../../events/definition/envelope.js';
import { Ledger } from '../../ledger/ledger.js';
import { ReplayText } from '../draw/draw-replay.js';
import { decisionsOf } from '../ledger-reader.js';
import { Replay, touches } from '../replay.js';
import type { Shell } from '../shell.js';

interface ReplayOptions {
  readonly order: 'recorded' | 'effective';
  readonly untilDate?: string;
  readonly untilRevision?: number;
  readonly organization?: string;
  readonly step?: boolean;
  readonly quiet?: boolean;
}

/** `orgledger replay REGISTER` */
export function replayCommand(program: Command, shell: Shell): void {
  program
    .command('replay')
    .summary("step through a register's events")
    .description(
      'Folds the events of a register one after the other, straight from the ledger, and shows what each does. ' +
        'In the order of recording, corrections and annulments undo (✗) and redo (✓) what was folded before. In the order ' +
        'of effect, each change is shown as it stands by the last event, and what is annulled is marked.',
    )
    .argument('<register>')
    .addOption(
      new Option('--order <axis>', 'recorded or effective')
        .choices(['recorded', 'effective'])
        .default('recorded'),
    )
    .option('--until-date <date>', 'only what is effective on or before it', shell.date)
    .option('--until-revision <revision>', 'only what is recorded up to it', shell.wholeNumber)
    .option('--organization <id>', 'show only what touches it; the state at the end is that of the register')
    .option('--step', 'wait for Enter after each event')
    .option('--quiet', 'only the state at the end')
    .action((register: string, options: ReplayOptions) =>
      shell.ask(async (app) => {
        const { order, untilDate, untilRevision = Infinity, organization } = options;
        const events = await recordedUntil(app.get(Ledger), register, untilRevision);
        const { stdin, stderr } = shell.streams;
        const replay = new Replay({ untilDate });
        const steps = new ReplayText(shell.language);
        const keyboard = options.step && stdin.isTTY ? createInterface(stdin, stderr) : undefined;
        let count = 0;
        for (const step of replay[order](events)) {
          count++;
          const line = shell.json ? JSON.stringify(step) : steps.describe(step);
          const shown = organization === undefined || touches(step, organization);
          if (options.quiet || !shown) continue;
          await shell.write(`${line}\n`);
          if (keyboard) await keyboard.question('');
        }
        keyboard?.close();
        const stock = replay.stock();
        if (shell.json) await shell.write(`${JSON.stringify({ events: count, stock })}\n`);
        else {
          const end = { events: count, stock: stockText(stock, shell.language) };
          await shell.write(`\n${text(shell.language, 'shell.replayed', end)}\n`);
        }
      }),
    );
}

async function recordedUntil(ledger: Ledger, register: string, revision: number): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const decision of decisionsOf(ledger, register)) {
    events.push(...decision.filter((event) => event.revision <= revision));
  }
  return events;
}

function stockText(stock: Readonly<Record<string, number>>, language: Language): string {
  const kinds = Object.entries(stock).map(([kind, number]) => `${kind} ${number}`);
  return kinds.length > 0 ? kinds.join(', ') : text(language, 'shell.nothing');
}
