import { writeFile } from 'node:fs/promises';
import { QueryBus } from '@nestjs/cqrs';
import { Option, type Command } from 'commander';
import { formats, type Format } from '../../reports/formats.js';
import { RunReport } from '../../reports/run-report.js';
import { asOfParams, withKnownAt, type AsOfOptions } from '../as-of-options.js';
import { drawReport } from '../draw-report.js';
import { waitForReadModels } from '../read-models.js';
import type { Shell } from '../shell.js';

interface ReportOptions extends AsOfOptions {
  readonly from: string;
  readonly to: string;
  readonly definitionVersion?: number;
  readonly include?: string[];
  readonly exclude?: string[];
  readonly format: Format | 'text';
  readonly output?: string;
}

/** `orgledger report REGISTER DEFINITION` */
export function reportCommand(program: Command, shell: Shell): void {
  const command = program
    .command('report')
    .summary('run a report that the register defines')
    .argument('<register>')
    .argument('<definition>')
    .requiredOption('--from <date>', 'the window begins after this day', shell.date)
    .requiredOption('--to <date>', 'the window ends with this day', shell.date)
    .option('--definition-version <n>', 'version of the definition (default: the last)', shell.wholeNumber)
    .option('--include <option>', 'turn an option of the definition on', collect)
    .option('--exclude <option>', 'turn an option of the definition off', collect)
    .addOption(
      new Option('--format <form>', 'form of the answer')
        .choices(['text', ...Object.keys(formats)])
        .default('text'),
    )
    .option('--output <file>', 'write to a file');
  withKnownAt(command).action((register: string, definition: string, options: ReportOptions) =>
    shell.run(async (app) => {
      await waitForReadModels(app, shell);
      const { from, to, include = [], exclude = [], definitionVersion: version, output } = options;
      const { knownAt } = asOfParams(options);
      const request = { register, definition, from, to, include, exclude, version, knownAt };
      const report = await app.get(QueryBus).execute(new RunReport(request));
      const format = shell.json ? 'json' : options.format;
      const text =
        format === 'text'
          ? drawReport(report, shell.language)
          : formats[format].render(report, shell.language);
      if (output === undefined) await shell.write(text.endsWith('\n') ? text : `${text}\n`);
      else await writeFile(output, text);
    }),
  );
}

function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}
