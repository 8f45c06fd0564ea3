import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { missingFrom } from './source.js';

/** Where the source is, or why it is not there. */
export interface Place {
  readonly folder: string;
  /** Undefined when all of it is there. */
  readonly missing: string | undefined;
  /** False when nobody named a folder: then what is missing is no mistake. */
  readonly asked: boolean;
}

/** The folder that is asked for, by option or by INSEE_COG_DATA; otherwise one beside the checkout. */
export function sourceFolder(option?: string): Place {
  const asked = option ?? process.env['INSEE_COG_DATA'];
  const folder = asked ?? fileURLToPath(new URL('../shared/data/insee-cog', root()));
  return { folder, missing: missingFrom(folder), asked: asked !== undefined };
}

export const howToFind = 'INSEE_COG_DATA names the folder of the source (see examples/insee-cog/README.md).';

/** Two folders up from the source, three from what is built of it. */
function root(): URL {
  return ['../../', '../../../']
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(new URL('package.json', url)))!;
}
