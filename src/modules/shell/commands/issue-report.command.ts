import { text } from '../../../events/messages/format.js';
import { randomUUID } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { GiveOutReport } from '../../reports/issued/give-out-report.js';
import { asOfParams } from '../as-of-options.js';
import { readJson } from '../input.js';
import { waitForReadModels } from '../read-models.js';
import { withReport, type ReportOptions } from '../report-options.js';
import type { Shell } from '../shell.js';

interface IssueReportOptions extends ReportOptions {
  readonly id?: string;
  readonly actor: string;
}

/** `orgledger issue-report REGISTER DEFINITION [FILE]` */
export function issueReportCommand(program: Command, shell: Shell): void {
  const command = program
    .command('issue-report')
    .summary('work a report out and record that it was given out')
    .description(
      'Issues the report by the instrument in FILE, or on standard input: { "issuer": …, "type": …, "number": …, ' +
        '"issuedOn": …, "effectiveOn": … }. Figures and hash are recorded with it.',
    )
    .argument('<register>')
    .argument('<definition>')
    .argument('[file]', 'a JSON file with the instrument; standard input when absent or "-"')
    .option('--id <id>', "the decision's id: sent again, it is recorded once (default: made up)")
    .option('--actor <name>', 'who issues it', process.env['USER'] ?? 'shell');
  withReport(command, shell).action(
    (register: string, definition: string, file: string | undefined, options: IssueReportOptions) =>
      shell.ask(async (app) => {
        const { from, to, include, exclude, definitionVersion: version, actor } = options;
        const { knownAt } = asOfParams(options);
        const decision = await readJson(file, shell.streams.stdin);
        await waitForReadModels(app, shell);
        const report = { definition, from, to, include, exclude, version, knownAt };
        // As it would come over the wire: what is not said is not there.
        const request = JSON.parse(JSON.stringify({ decision, report })) as unknown;
        const input = { register, request, decisionId: options.id ?? randomUUID(), actor };
        const recorded = await app.get(CommandBus).execute(new GiveOutReport(input));
        shell.answer(recorded, () =>
          text(shell.language, 'shell.issued', {
            report: recorded.revision,
            register,
            decision: recorded.decisionId,
          }),
        );
      }),
  );
}
