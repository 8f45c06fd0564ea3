import { writeFile } from 'node:fs/promises';
import { QueryBus } from '@nestjs/cqrs';
import { Option, type Command } from 'commander';
import { formats, type Format } from '../../reports/formats.js';
import { RunReport } from '../../reports/run-report.js';
import { asOfParams } from '../as-of-options.js';
import { drawReport } from '../draw/draw-report.js';
import { waitForReadModels } from '../read-models.js';
import { withReport, type ReportOptions } from '../report-options.js';
import type { Shell } from '../shell.js';

interface ReportCommandOptions extends ReportOptions {
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
    .addOption(
      new Option('--format <form>', 'form of the answer')
        .choices(['text', ...Object.keys(formats)])
        .default('text'),
    )
    .option('--output <file>', 'write to a file');
  withReport(command, shell).action((register: string, definition: string, options: ReportCommandOptions) =>
    shell.ask(async (app) => {
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
