import type { Language } from '../../../events/messages/language.js';
import { text } from '../../../events/messages/format.js';
import { QueryBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { GetTree } from '../../queries/hierarchy/get-tree.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
import { asOfParams, withAsOf, type AsOfOptions } from '../as-of-options.js';
import { drawTree } from '../draw/draw-tree.js';
import { waitForReadModels } from '../read-models.js';
import type { Tree } from '../../queries/hierarchy/hierarchy.documents.js';
import type { Shell } from '../shell.js';

interface TreeOptions extends AsOfOptions {
  readonly root?: string;
  readonly depth?: number;
}

/** `orgledger tree REGISTER` */
export function treeCommand(program: Command, shell: Shell): void {
  withAsOf(program.command('tree').summary('draw the hierarchy on a date').argument('<register>'), shell)
    .option('--root <id>', 'begin at this organization')
    .option('--depth <levels>', 'levels below where it begins (default: all)', shell.wholeNumber)
    .action((register: string, { root, depth, ...when }: TreeOptions) =>
      shell.ask(async (app) => {
        await waitForReadModels(app, shell);
        const asOf = await app.get(AsOfResolver).asOf(register, asOfParams(when));
        const tree = await app.get(QueryBus).execute(new GetTree(asOf, root, depth));
        shell.answer(tree, () =>
          [...(tree.roots.length > 0 ? [drawTree(tree.roots), ''] : []), summary(tree, shell.language)].join(
            '\n',
          ),
        );
      }),
    );
}

function summary({ count, asOf }: Tree, language: Language): string {
  return text(language, 'shell.organizations', { count, on: asOf.validAt, revision: asOf.revision });
}
