import { describe } from '@jest/globals';
import { sourceFolder } from '../../examples/insee-cog/folder.js';

const { folder, missing, asked } = sourceFolder();

/** Where the source of the example is. */
export const inseeCogFolder = folder;

/** Tests that need the source: skipped, and named with the reason, where nobody says where it is and it is not there. */
export function describeInseeCog(name: string, tests: () => void): void {
  if (missing === undefined || asked) describe(name, tests);
  else describe.skip(`${name} (skipped: ${missing} INSEE_COG_DATA names its folder)`, tests);
}
