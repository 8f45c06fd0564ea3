import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';

/**
 * The rooms of `src/`, from the ground up: a file imports its own room and the rooms below it, never one beside or
 * above. `docs/ARCHITECTURE.md` says what each is for.
 */
export const storeys = [
  ['events/messages'],
  ['events/vocabulary'],
  ['events/definition'],
  ['events/types'],
  ['events/register'],
  ['commands/problems'],
  ['commands/kinds'],
  ['commands/verify'],
  ['commands/decide'],
  ['projections'],
  ['modules/errors'],
  ['modules/platform'],
  ['modules/ledger'],
  ['modules/presentation'],
  ['modules/read-side'],
  ['modules/recording', 'modules/projecting', 'modules/queries'],
  ['modules/reports'],
  ['modules/http', 'modules/shell'],
];

/** What a room may not import: those beside it, those above it, and what stands on all of them. */
const zones = storeys.flatMap((storey, i) =>
  storey.map((room) => ({
    target: `./src/${room}`,
    from: [
      ...storey.filter((beside) => beside !== room).map((beside) => `./src/${beside}`),
      ...storeys.slice(i + 1).flatMap((above) => above.map((name) => `./src/${name}`)),
      './src/*.ts',
      './examples',
      './test',
      './bench',
    ].map(asGlob),
    message: `${room} may import itself and the rooms below it: see storeys in eslint.rooms.js.`,
  })),
);

/** Folders and files of one list have to be written alike: as globs. */
function asGlob(path) {
  return path.endsWith('.ts') ? path : `${path}/**`;
}

/** The direction of imports, and no two files that import each other. */
export const roomRules = [
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    settings: {
      ...importX.flatConfigs.typescript.settings,
      'import-x/resolver-next': [createTypeScriptImportResolver()],
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
    },
  },
];
