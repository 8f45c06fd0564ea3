import { columns } from '../draw/columns.js';
import { text } from '../../../events/messages/format.js';
import { randomUUID } from 'node:crypto';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { RecordDecision } from '../../recording/record-decision.js';
import { ListRegisters } from '../../queries/registers/list-registers.js';
import type { RegisterSummary } from '../../queries/registers/register.documents.js';
import { waitForReadModels } from '../read-models.js';
import type { Shell } from '../shell.js';
import { table } from '../draw/table.js';

interface OpenOptions {
  readonly vi: string;
  readonly en: string;
  readonly homonyms: string;
  readonly issuer: string;
  readonly number: string;
  readonly on: string;
  readonly actor: string;
}

/** `orgledger register` lists them, `orgledger register open SLUG` opens one. */
export function registerCommand(program: Command, shell: Shell): void {
  const register = program.command('register').summary('list registers, or open one');
  register
    .command('list', { isDefault: true })
    .summary('list the registers')
    .action(() => {
      const list = (items: readonly RegisterSummary[]): void =>
        shell.answer(items, () =>
          items.length === 0
            ? text(shell.language, 'shell.no-register')
            : table(
                columns(shell.language, 'register', 'opened', 'revision', 'title'),
                items.map(({ register: slug, openedOn, revision, title }) => [
                  slug,
                  openedOn,
                  revision,
                  title[shell.language],
                ]),
              ),
        );
      return shell.ask(
        async (app) => {
          await waitForReadModels(app, shell);
          list((await app.get(QueryBus).execute(new ListRegisters())).items);
        },
        () => list([]),
      );
    });
  register
    .command('open')
    .summary('open a register')
    .argument('<slug>', 'lower-case letters, digits and hyphens')
    .requiredOption('--vi <title>', 'title in Vietnamese')
    .requiredOption('--en <title>', 'title in English')
    .requiredOption('--issuer <name>', 'who decides to open it')
    .requiredOption('--number <number>', 'number of that decision')
    .requiredOption('--on <date>', 'its date, YYYY-MM-DD')
    .option('--homonyms <rule>', 'two of one name under one parent: refuse, warn or allow', 'warn')
    .option('--actor <name>', 'who opens it', process.env['USER'] ?? 'shell')
    .action((slug: string, { vi, en, homonyms, issuer, number, on, actor }: OpenOptions) =>
      shell.run(async (app) => {
        const request = {
          decision: { issuer, type: 'QĐ', number, issuedOn: on, effectiveOn: on },
          changes: [{ kind: 'open-register', title: { vi, en }, homonyms }],
        };
        const input = { register: slug, decisionId: randomUUID(), request, actor };
        const recorded = await app.get(CommandBus).execute(new RecordDecision(input));
        shell.answer(recorded, () => text(shell.language, 'shell.register-open', { register: slug }));
      }),
    );
}
