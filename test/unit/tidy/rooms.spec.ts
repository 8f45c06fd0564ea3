import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { storeys } from '../../../eslint.rooms.js';

const root = process.cwd();
const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)));

/** Lints a text as if it were the file of that path. @returns the rules that it breaks, one for each import */
function lint(path: string, text: string): Promise<string[]> {
  return new Promise((resolve) => {
    const at = ['--stdin', '--stdin-filename', path, '--format', 'json'];
    // Otherwise the linter would look at the file on disk.
    const env = { ...process.env, TSESTREE_SINGLE_RUN: 'false' };
    const eslint = execFile('node_modules/.bin/eslint', at, { env }, (_, stdout) => {
      const [file] = JSON.parse(stdout) as { messages: { ruleId: string }[] }[];
      resolve(file!.messages.map(({ ruleId }) => ruleId));
    });
    eslint.stdin!.end(text);
  });
}

function importsOf(path: string, targets: readonly string[]): string {
  const specifiers = targets.map((target) => {
    const found = relative(dirname(path), target).replace(/\.tsx?$/, '.js');
    return found.startsWith('.') ? found : `./${found}`;
  });
  return specifiers.map((specifier) => `import '${specifier}';`).join('\n');
}

const firstOf = (room: string) => sources.find((path) => path.startsWith(`src/${room}/`))!;

describe('the rooms', () => {
  it('are all that there is in src, beside the files that put them together', () => {
    const rooms = storeys.flat();
    expect(rooms.filter((room) => !sources.some((path) => path.startsWith(`src/${room}/`)))).toEqual([]);
    const homeless = sources.filter(
      (path) => path.split('/').length > 2 && !rooms.some((room) => path.startsWith(`src/${room}/`)),
    );
    expect(homeless).toEqual([]);
  });

  it.each(['events/vocabulary', 'commands/kinds', 'modules/queries', 'modules/reports'])(
    'keep %s from importing what stands beside or above it',
    async (room) => {
      const path = firstOf(room);
      const storey = storeys.findIndex((rooms) => rooms.includes(room));
      const beside = storeys[storey]!.filter((other) => other !== room);
      const above = storeys.slice(storey + 1).flat();
      const forbidden = [...[...beside, ...above].map(firstOf), 'src/app.module.ts'];
      const allowed = storeys.slice(0, storey).flat().map(firstOf);
      const rules = await lint(path, importsOf(path, [...forbidden, ...allowed]));
      expect(rules.filter((rule) => rule === 'import-x/no-restricted-paths')).toHaveLength(forbidden.length);
    },
    240_000,
  );

  it('keep two files from importing each other', async () => {
    const path = 'src/events/vocabulary/effect.ts';
    const back = "import { flows } from './report/report-selection.js';";
    const text = `${back}\n${readFileSync(path, 'utf8')}\nexport const circle = flows;`;
    expect(await lint(path, text)).toContain('import-x/no-cycle');
  }, 240_000);
});

describe('a newcomer', () => {
  /** One file a thing: they are many, and all alike. */
  const catalogues = ['src/events/types', 'src/commands/kinds', 'src/modules/shell/commands'];

  it('finds at most 15 files in a folder', () => {
    const counts = new Map<string, number>();
    for (const path of sources) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
    const crowded = [...counts].filter(([folder, files]) => files > 15 && !catalogues.includes(folder));
    expect(crowded).toEqual([]);
  });

  it('reads at most 250 lines in a file', () => {
    const long = sources
      .map((path) => [path, readFileSync(path, 'utf8').split('\n').length - 1] as const)
      .filter(([path, lines]) => lines > 250 && !path.includes('/migrations/'));
    expect(long.map(([path, lines]) => `${path}: ${lines}`)).toEqual([]);
  });
});
