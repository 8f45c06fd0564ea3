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
  const words = texts[language];
  const columns = by.split(',');
  const head = columns.flatMap((column) => (column === 'kind' ? [words.kind, ''] : [words.parent]));
  const rows = items.map(({ kind = '', parentId, count }) => [
    ...columns.flatMap((column) => (column === 'kind' ? [kind, labels.get(kind) ?? ''] : [parentId ?? '–'])),
    count,
  ]);
  const title = `${words.asOf(asOf.validAt, asOf.revision)}: ${total}`;
  return `${title}\n\n${table([...head, words.count], rows)}`;
}

const texts = {
  vi: {
    asOf: (date: string, revision: number) => `Ngày ${date}, theo sổ tại revision ${revision}`,
    kind: 'loại',
    parent: 'cấp trên',
    count: 'số lượng',
  },
  en: {
    asOf: (date: string, revision: number) => `On ${date}, known at revision ${revision}`,
    kind: 'kind',
    parent: 'parent',
    count: 'count',
  },
};
