import { CommandBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { RecordDecision } from '../../ledger/record-decision.js';
import { exitCode } from '../exit-code.js';
import { importDecisions } from '../importer.js';
import { lines, open } from '../input.js';
import type { Shell } from '../shell.js';

/** `orgledger import [FILE]` */
export function importCommand(program: Command, shell: Shell): void {
  program
    .command('import')
    .summary('record decisions from JSON Lines')
    .description(
      'Records the decisions in FILE, or on standard input, one JSON a line (docs/interchange.md). ' +
        'What is recorded already is recorded once: an import that broke off is started again from the beginning.',
    )
    .argument('[file]', 'a JSON Lines file; standard input when absent or "-"')
    .option('--window <n>', 'decisions under way at once', shell.wholeNumber, 256)
    .action((file: string | undefined, { window }: { window: number }) =>
      shell.run(async (app) => {
        const commands = app.get(CommandBus);
        const { stream, bytes } = await open(file, shell.streams.stdin);
        const progress = shell.progress('Importing', bytes, bytes === undefined ? 'decisions' : 'bytes');
        let read = 0;
        if (bytes !== undefined)
          stream.on('data', (chunk: Buffer) => progress.update((read += chunk.length)));
        const imported = await importDecisions(lines(stream), {
          window,
          language: shell.language,
          record: (input) => commands.execute(new RecordDecision(input)),
          ...(bytes === undefined && { onProgress: (done: number) => progress.update(done) }),
        }).finally(() => progress.stop());
        if (imported.refused.length > 0) shell.exitCode = exitCode.refused;
        shell.answer(imported, () =>
          [
            `${imported.recorded} decisions are recorded, ${imported.refused.length} lines were refused.`,
            ...imported.refused.map(
              ({ line, id, reasons }) => `line ${line}${id ? ` (${id})` : ''}\n  ${reasons.join('\n  ')}`,
            ),
          ].join('\n'),
        );
      }),
    );
}
