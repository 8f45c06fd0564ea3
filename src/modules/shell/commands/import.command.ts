import { CommandBus } from '@nestjs/cqrs';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { Ledger } from '../../ledger/ledger.js';
import { RecordDecision } from '../../ledger/record-decision.js';
import { DryRun } from '../dry-run.js';
import { exitCode } from '../exit-code.js';
import { ImportReport } from '../import-report.js';
import { importDecisions, type ImportOptions } from '../importer.js';
import { lines, open } from '../input.js';
import { RecordedDecisions } from '../recorded-decisions.js';
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
        const { stream, bytes: size } = await open(file, shell.streams.stdin);
        const progress = shell.progress(dryRun ? 'Judging' : 'Importing', size, 'decisions');
        const report = new ImportReport(shell.json, dryRun, (text) => {
          progress.clear();
          return shell.write(text);
        });
        const imported = await importDecisions(lines(stream), {
          ...(dryRun ? judging(app) : recording(app)),
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

type Recording = Pick<ImportOptions, 'record' | 'recordedBefore'>;

function recording(app: INestApplicationContext): Recording {
  const commands = app.get(CommandBus);
  const recorded = new RecordedDecisions(app.get(Ledger));
  return {
    record: (input) => commands.execute(new RecordDecision(input)),
    recordedBefore: (register, decisionId) => recorded.fingerprintOf(register, decisionId),
  };
}

/** Each decision is judged as if those before it had been recorded. */
function judging(app: INestApplicationContext): Recording {
  const dryRun = new DryRun(app.get(Ledger), () => new Date().toISOString());
  const recorded = new RecordedDecisions(app.get(Ledger));
  return {
    record: (input) => dryRun.judge(input),
    recordedBefore: (register, decisionId) => recorded.fingerprintOf(register, decisionId),
  };
}
