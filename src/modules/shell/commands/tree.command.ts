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
          [...(tree.roots.length > 0 ? [drawTree(tree.roots), ''] : []), texts[shell.language](tree)].join(
            '\n',
          ),
        );
      }),
    );
}

const texts = {
  vi: ({ count, asOf }: Tree) =>
    `${count} tổ chức, ngày ${asOf.validAt}, theo sổ tại revision ${asOf.revision}`,
  en: ({ count, asOf }: Tree) =>
    `${count} organizations on ${asOf.validAt}, known at revision ${asOf.revision}`,
};
