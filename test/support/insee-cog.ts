import { describe } from '@jest/globals';
import { howToFind, sourceFolder } from '../../examples/insee-cog/folder.js';

const { folder, missing, asked } = sourceFolder();

/** Where the source of the example is. */
export const inseeCogFolder = folder;

/** Tests that need the source: skipped, with a word why, where nobody says where it is and it is not there. */
export function describeInseeCog(name: string, tests: () => void): void {
  if (missing === undefined || asked) return describe(name, tests);
  console.warn(`"${name}" is skipped: ${missing} ${howToFind}`);
  describe.skip(name, tests);
}
