import { text } from '../../../events/messages/format.js';
import { randomUUID } from 'node:crypto';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { PreviewDecision, RecordDecision } from '../../recording/record-decision.js';
import { ForeseeCounts } from '../../queries/counts/foresee-counts.js';
import { FindAffectedReports } from '../../reports/issued/find-affected-reports.js';
import { drawPreview } from '../draw/draw-preview.js';
import { exitCode } from '../exit-code.js';
import { readJson } from '../input.js';
import { waitForReadModels } from '../read-models.js';
import type { Shell } from '../shell.js';

interface DecideOptions {
  readonly id?: string;
  readonly ifMatch?: number;
  readonly actor: string;
  readonly dryRun?: boolean;
}

/** `orgledger decide REGISTER [FILE]` */
export function decideCommand(program: Command, shell: Shell): void {
  program
    .command('decide')
    .summary('issue a decision')
    .description(
      'Issues the decision in FILE, or on standard input: { "decision": {…}, "changes": [{ "kind": … }] }.',
    )
    .argument('<register>')
    .argument('[file]', 'a JSON file; standard input when absent or "-"')
    .option('--id <id>', "the decision's id: sent again, it is recorded once (default: made up)")
    .option('--dry-run', 'record nothing and show what it would come to')
    .option('--if-match <revision>', 'refuse when the register has moved on', shell.wholeNumber)
    .option('--actor <name>', 'who issues it', process.env['USER'] ?? 'shell')
    .action((register: string, file: string | undefined, options: DecideOptions) =>
      shell.run(async (app) => {
        const input = {
          register,
          request: await readJson(file, shell.streams.stdin),
          decisionId: options.id ?? randomUUID(),
          actor: options.actor,
          expectedRevision: options.ifMatch,
        };
        if (options.dryRun) {
          const preview = await app.get(QueryBus).execute(new PreviewDecision(input));
          if (preview.problems.length > 0) shell.exitCode = exitCode.refused;
          const { revision, events } = preview;
          await waitForReadModels(app, shell);
          const queries = app.get(QueryBus);
          const counts = await queries.execute(new ForeseeCounts(register, revision, preview.counts));
          const issuedReports = await queries.execute(new FindAffectedReports(register, revision, events));
          const answer = { ...preview, counts, issuedReports };
          shell.answer(answer, () => drawPreview(answer, shell.language));
          return;
        }
        const recorded = await app.get(CommandBus).execute(new RecordDecision(input));
        const made = recorded.made.flatMap(({ organizationIds }) => organizationIds);
        shell.answer(recorded, () =>
          [
            text(shell.language, 'shell.recorded', {
              decision: recorded.decisionId,
              register,
              revision: recorded.revision,
            }),
            ...(made.length > 0
              ? [text(shell.language, 'shell.opened', { organizations: made.join(', ') })]
              : []),
          ].join('\n'),
        );
      }),
    );
}
