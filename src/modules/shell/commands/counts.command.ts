import { columns } from '../draw/columns.js';
import { text } from '../../../events/messages/format.js';
import type { Language } from '../../../events/messages/language.js';
import { QueryBus } from '@nestjs/cqrs';
import { Option, type Command } from 'commander';
import { CountOrganizations } from '../../queries/counts/count-organizations.js';
import { countGroupings, type CountGrouping, type Counts } from '../../queries/counts/counts.documents.js';
import { GetRegister } from '../../queries/registers/get-register.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
import { asOfParams, withAsOf, type AsOfOptions } from '../as-of-options.js';
import { waitForReadModels } from '../read-models.js';
import type { Shell } from '../shell.js';
import { table } from '../draw/table.js';

interface CountsOptions extends AsOfOptions {
  readonly by: CountGrouping;
  readonly under?: string;
  readonly set?: string;
}

/** `orgledger counts REGISTER` */
export function countsCommand(program: Command, shell: Shell): void {
  withAsOf(program.command('counts').summary('count organizations on a date').argument('<register>'), shell)
    .addOption(new Option('--by <grouping>', 'what to group by').choices([...countGroupings]).default('kind'))
    .option('--under <id>', 'only what stands under this organization')
    .option('--set <code>', 'only the kinds of an umbrella term')
    .action((register: string, { by, under, set, ...when }: CountsOptions) =>
      shell.ask(async (app) => {
        await waitForReadModels(app, shell);
        const queries = app.get(QueryBus);
        const asOf = await app.get(AsOfResolver).asOf(register, asOfParams(when), 'counts');
        const filters = { ...(under !== undefined && { under }), ...(set !== undefined && { set }) };
        const counts = await queries.execute(new CountOrganizations(asOf, by, filters));
        const { classification } = await queries.execute(new GetRegister(asOf));
        const labels = new Map(classification?.kinds.map(({ code, label }) => [code, label[shell.language]]));
        shell.answer(counts, () => draw(counts, labels, shell.language));
      }),
    );
}

function draw(
  { by, items, total, asOf }: Counts,
  labels: ReadonlyMap<string, string>,
  language: Language,
): string {
  const groups = by.split(',');
  const head = groups.flatMap((column) =>
    column === 'kind' ? (['kind', ''] as const) : (['parent'] as const),
  );
  const rows = items.map(({ kind = '', parentId, count }) => [
    ...groups.flatMap((column) => (column === 'kind' ? [kind, labels.get(kind) ?? ''] : [parentId ?? '–'])),
    count,
  ]);
  const title = `${text(language, 'shell.as-of', { on: asOf.validAt, revision: asOf.revision })}: ${total}`;
  return `${title}\n\n${table(columns(language, ...head, 'count'), rows)}`;
}
