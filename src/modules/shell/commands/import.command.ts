import { CommandBus } from '@nestjs/cqrs';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { Ledger } from '../../ledger/ledger.js';
import { RecordDecision } from '../../recording/record-decision.js';
import { DryRun } from '../import/dry-run.js';
import { exitCode } from '../exit-code.js';
import { ImportReport } from '../import/import-report.js';
import { importDecisions, type ImportOptions } from '../import/importer.js';
import { isRereadable, lines, open } from '../input.js';
import { Judge } from '../import/judge.js';
import { useLittleMemory } from '../import/little-memory.js';
import { Resumption } from '../import/resumption.js';
import type { Shell } from '../shell.js';

interface Options {
  readonly window: number;
  readonly dryRun?: boolean;
}

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
    .option('--dry-run', 'record nothing and tell which lines would be refused')
    .action((file: string | undefined, { window, dryRun = false }: Options) =>
      shell.run(async (app) => {
        useLittleMemory();
        const ledger = app.get(Ledger);
        const judge = new Judge(ledger, () => new Date().toISOString());
        const resumption = new Resumption(ledger, judge);
        if (await isRereadable(file)) {
          const { stream } = await open(file, shell.streams.stdin);
          await resumption.survey(lines(stream));
        }
        const { stream, bytes: size } = await open(file, shell.streams.stdin);
        const progress = shell.progress(dryRun ? 'judging' : 'importing', size, 'decisions');
        const report = new ImportReport(shell.json, dryRun, shell.language, (text) => {
          progress.clear();
          return shell.write(text);
        });
        const imported = await importDecisions(lines(stream), {
          record: dryRun ? judging(ledger, judge) : recording(app),
          isRecorded: (line, input) => resumption.isRecorded(line, input),
          window: Math.max(window, 1),
          language: shell.language,
          onRefused: (refused) => report.refused(refused),
          onProgress: (done, bytes) =>
            size === undefined ? progress.update(done) : progress.update(Math.min(bytes, size), size, done),
        }).finally(() => progress.stop());
        if (imported.refused > 0) shell.exitCode = exitCode.refused;
        await report.end(imported);
      }),
    );
}

type Record = ImportOptions['record'];

function recording(app: INestApplicationContext): Record {
  const commands = app.get(CommandBus);
  return (input) => commands.execute(new RecordDecision(input));
}

/** Each decision is judged as if those before it had been recorded. */
function judging(ledger: Ledger, judge: Judge): Record {
  const dryRun = new DryRun(ledger, judge);
  return (input) => dryRun.record(input);
}
