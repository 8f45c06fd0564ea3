import { message } from '../../../events/messages/message.js';
import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Option, type Command } from 'commander';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
import { formats, type Format } from '../../reports/formats.js';
import {
  ListIssuedReports,
  ReproduceReport,
  RestateReport,
} from '../../reports/issued/read-issued-reports.js';
import { asOfParams, withKnownAt, type AsOfOptions } from '../as-of-options.js';
import { drawIssuedReports, drawReproduction, drawRestatement } from '../draw/draw-issued-reports.js';
import { UsageError } from '../exit-code.js';
import { waitForReadModels } from '../read-models.js';
import type { Shell } from '../shell.js';

interface IssuedReportsOptions extends AsOfOptions {
  readonly restated?: boolean;
  readonly format?: Format;
}

/** `orgledger issued-reports REGISTER [ID]` */
export function issuedReportsCommand(program: Command, shell: Shell): void {
  const command = program
    .command('issued-reports')
    .summary('reports that were issued: reproduce one, or compare it with what is known now')
    .argument('<register>')
    .argument('[id]', 'the number of an issued report; all are listed when absent', shell.wholeNumber)
    .option('--restated', 'every number that differs now: then, now, and the decisions behind the difference')
    .addOption(
      new Option('--format <form>', 'write the report itself, byte for byte as it was given out').choices(
        Object.keys(formats),
      ),
    );
  withKnownAt(command).action((register: string, id: number | undefined, options: IssuedReportsOptions) =>
    shell.ask(async (app) => {
      if (id === undefined && (options.restated || options.format)) {
        throw new UsageError(message('usage.one-report'));
      }
      await waitForReadModels(app, shell);
      await answer(app, shell, register, id, options);
    }),
  );
}

async function answer(
  app: INestApplicationContext,
  shell: Shell,
  register: string,
  id: number | undefined,
  options: IssuedReportsOptions,
): Promise<void> {
  const queries = app.get(QueryBus);
  const { language } = shell;
  const known = await app.get(AsOfResolver).known(register, asOfParams(options), 'facts');
  if (id === undefined) {
    const list = await queries.execute(new ListIssuedReports(known));
    return shell.answer(list, () => drawIssuedReports(list, language));
  }
  if (options.restated) {
    const restatement = await queries.execute(new RestateReport(known, id));
    return shell.answer(restatement, () => drawRestatement(restatement, language));
  }
  const reproduction = await queries.execute(new ReproduceReport(known, id));
  if (options.format) {
    // Nothing is added, not even an end of line: its hash is the one that was recorded.
    return shell.write(formats[options.format].render(reproduction.report, language));
  }
  shell.answer(reproduction, () => drawReproduction(reproduction, language));
}
