import type { Language } from '../../../events/messages/language.js';
import { columns } from '../draw/columns.js';
import { text } from '../../../events/messages/format.js';
import { QueryBus } from '@nestjs/cqrs';
import { Option, type Command } from 'commander';
import type { Correspondences } from '../../queries/correspondences/correspondence.documents.js';
import { CorrespondenceParams } from '../../queries/correspondences/correspondence.params.js';
import { correspondenceTable } from '../../queries/correspondences/correspondence-table.js';
import { FindCorrespondences } from '../../queries/correspondences/find-correspondences.js';
import { queryPipe } from '../../read-side/params/query-pipe.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
import { withKnownAt } from '../as-of-options.js';
import { waitForReadModels } from '../read-models.js';
import type { Shell } from '../shell.js';
import { table } from '../draw/table.js';

interface CorrespondencesOptions {
  readonly from: string;
  readonly to: string;
  readonly knownAt?: string;
  readonly limit: number;
  readonly cursor?: string;
  readonly format: 'text' | 'csv';
}

/** `orgledger correspondences REGISTER` */
export function correspondencesCommand(program: Command, shell: Shell): void {
  const command = program
    .command('correspondences')
    .summary('say which organization of one date is which of another')
    .argument('<register>')
    .requiredOption('--from <date>', 'the first date', shell.date)
    .requiredOption('--to <date>', 'the second date', shell.date)
    .option('--limit <n>', 'lines to be listed; csv has them all', shell.wholeNumber, 1000)
    .option('--cursor <cursor>', 'go on where an answer ended: its `next`')
    .addOption(new Option('--format <form>', 'form of the answer').choices(['text', 'csv']).default('text'));
  withKnownAt(command).action((register: string, { format, ...asked }: CorrespondencesOptions) =>
    shell.ask(async (app) => {
      await waitForReadModels(app, shell);
      const params = (await queryPipe.transform(asked, {
        type: 'query',
        metatype: CorrespondenceParams,
      })) as CorrespondenceParams;
      const queries = app.get(QueryBus);
      const { from, to } = params;
      const [known, page] = await app
        .get(AsOfResolver)
        .knownPage(register, 'correspondences', params, 'lineage');
      if (format === 'csv' && !shell.json) {
        for await (const part of correspondenceTable(queries, known, from, to)) await shell.write(part);
        return;
      }
      const found = await queries.execute(new FindCorrespondences(known, from, to, page));
      shell.answer(found, () => draw(found, shell.language));
    }),
  );
}

function draw(found: Correspondences, language: Language): string {
  const { asOf, from, to, before, after, totals, oneToMany, manyToOne, items, next } = found;
  const counted = totals.filter(({ correspondences }) => correspondences > 0);
  const lines = items.map((item) => [
    item.from?.id ?? '–',
    item.labels.join(', '),
    item.to?.id ?? '–',
    [
      ...(item.oneToMany ? [text(language, 'correspondence.one-to-many')] : []),
      ...(item.manyToOne ? [text(language, 'correspondence.many-to-one')] : []),
    ].join(', '),
    item.changes
      .map(({ decision, decisionId, index }) => `${decision.number} (${decisionId}#${index})`)
      .join(', '),
  ]);
  return [
    text(language, 'correspondence.between', { from, before, to, after, revision: asOf.revision }),
    text(language, 'correspondence.several', { many: oneToMany, few: manyToOne }),
    '',
    table(
      columns(language, 'what', 'lines'),
      counted.map(({ label, correspondences }) => [label, correspondences]),
    ),
    '',
    table(columns(language, 'from', 'what', 'to', 'no-function', 'by'), lines),
    ...(next === null ? [] : ['', text(language, 'shell.more', { cursor: next })]),
  ].join('\n');
}
