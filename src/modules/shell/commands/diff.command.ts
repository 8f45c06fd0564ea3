import { columns } from '../draw/columns.js';
import { text } from '../../../events/messages/format.js';
import { QueryBus } from '@nestjs/cqrs';
import type { Language } from '../../../events/messages/language.js';
import { Option, type Command } from 'commander';
import { layOutDiff } from '../../queries/diff/diff-page.js';
import type { Diff, DiffItem } from '../../queries/diff/diff.documents.js';
import { DiffParams } from '../../queries/diff/diff.params.js';
import { DiffSides } from '../../queries/diff/diff-sides.js';
import { diffWord } from '../../queries/diff/diff-words.js';
import { FindDiff } from '../../queries/diff/find-diff.js';
import { queryPipe } from '../../read-side/params/query-pipe.js';
import { changeStandingWord, rectificationText } from '../../queries/rectifications/rectification-words.js';
import { withStatement } from '../../presentation/date-words.js';
import { htmlPage } from '../../presentation/html.js';
import { markdownPage } from '../../presentation/markdown.js';
import { waitForReadModels } from '../read-models.js';
import type { Shell } from '../shell.js';
import { table } from '../draw/table.js';

interface DiffOptions {
  readonly from?: string;
  readonly to?: string;
  readonly on?: string;
  readonly knownAt?: string;
  readonly knownFrom?: string;
  readonly knownTo?: string;
  readonly limit: number;
  readonly cursor?: string;
  readonly format: 'text' | 'md' | 'html';
}

/** `orgledger diff REGISTER` */
export function diffCommand(program: Command, shell: Shell): void {
  program
    .command('diff')
    .summary('compare the register on two dates, or as known at two times')
    .argument('<register>')
    .option('--from <date>', 'the first state is that at the end of this date', shell.date)
    .option('--to <date>', 'the second state is that at the end of this date', shell.date)
    .option('--on <date>', 'the date of both states (default: today)', shell.date)
    .option('--known-at <when>', 'what was known then, for both states: a revision or a moment')
    .option('--known-from <when>', 'the first state is as known then')
    .option('--known-to <when>', 'the second state is as known then (default: now)')
    .option('--limit <n>', 'organizations to be listed', shell.wholeNumber, 1000)
    .option('--cursor <cursor>', 'go on where an answer ended: its `next`')
    .addOption(
      new Option('--format <form>', 'form of the answer').choices(['text', 'md', 'html']).default('text'),
    )
    .action((register: string, { on, format, ...asked }: DiffOptions) =>
      shell.ask(async (app) => {
        await waitForReadModels(app, shell);
        const given = { ...asked, ...(on !== undefined && { validAt: on }) };
        const question = (await queryPipe.transform(given, {
          type: 'query',
          metatype: DiffParams,
        })) as DiffParams;
        const [sides, page] = await app.get(DiffSides).resolve(register, question);
        const diff = await app.get(QueryBus).execute(new FindDiff(sides, page));
        shell.answer(diff, () => {
          if (format === 'text') return draw(diff, shell.language);
          const laidOut = layOutDiff(diff, shell.language, null);
          return (format === 'html' ? htmlPage(laidOut) : markdownPage(laidOut)).trimEnd();
        });
      }),
    );
}

function draw(diff: Diff, language: Language): string {
  const { before, after, total, totals, kinds, items, next } = diff;
  const state = ({ validAt, revision }: Diff['before']) =>
    text(language, 'shell.diff-state', { on: validAt, revision });
  const counted = totals.filter(({ organizations }) => organizations > 0);
  const listed = items.map((item) => [item.id, whatHappened(item), inWords(item), decisions(item)]);
  return [
    `${state(before)} → ${state(after)}: ${text(language, 'shell.organizations-differ', { count: total })}`,
    '',
    table(
      columns(language, 'kind', 'stock-before', 'stock-after'),
      kinds.map((kind) => [kind.kind, kind.before, kind.after]),
    ),
    ...(total === 0
      ? []
      : [
          '',
          table(
            columns(language, 'what', 'organizations'),
            counted.map((one) => [one.category, one.organizations]),
          ),
          '',
          table(columns(language, 'id', 'what', 'before-after', 'by'), listed),
        ]),
    ...rectified(diff, language),
    ...(next === null ? [] : ['', text(language, 'shell.more', { cursor: next })]),
  ].join('\n');
}

function rectified({ rectified, rectifiedTotal }: Diff, language: Language): string[] {
  if (rectifiedTotal === 0) return [];
  const lines = rectified.flatMap((change) => [
    `${change.decision.number} (${change.decisionId}#${change.index}) ${change.kind ?? change.type} ${withStatement(change.effectiveOn, change.dateStated, language)}, ${changeStandingWord(change.standing, language)}: ${change.organizationIds.join(', ') || '–'}`,
    ...change.rectifications.map((rectification) => `  ${rectificationText(rectification, language)}`),
  ]);
  const more = rectifiedTotal - rectified.length;
  return [
    '',
    `${diffWord('rectified', language)}:`,
    ...lines,
    ...(more > 0 ? [`… ${more} ${diffWord('more', language)}`] : []),
  ];
}

function whatHappened({ categories, as }: DiffItem): string {
  return `${categories.join(', ')}${as === null ? '' : ` (${as})`}`;
}

function inWords({ before, after, differences }: DiffItem): string {
  if (!before || !after) return (before ?? after)!.name;
  return differences.map((one) => `${one.field}: ${value(one.before)} → ${value(one.after)}`).join('; ');
}

function value(of: unknown): string {
  return of === null ? '–' : typeof of === 'string' ? of : JSON.stringify(of);
}

function decisions({ changes }: DiffItem): string {
  return changes
    .map(({ decision, decisionId, index, rectifiedBy }) =>
      [
        `${decision.number} (${decisionId}#${index})`,
        ...rectifiedBy.map(
          (rectifying) => `← ${rectifying.decision.number} (${rectifying.decisionId}#${rectifying.index})`,
        ),
      ].join(' '),
    )
    .join(', ');
}
