import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { effectNames } from '../../../src/events/register/alterations.js';
import { storeys } from '../../../eslint.rooms.js';

const root = process.cwd();
const unread = new Set(['.git', 'node_modules', 'dist', 'data', 'coverage', 'secrets']);

/** Every file and folder of the repository, with `/` between its parts. */
function treeOf(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !unread.has(name))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? [path, ...treeOf(path)] : [path];
    });
}

const tree = treeOf('.');
const known = new Set(['.', ...tree]);
const folders = tree.filter(
  (path) => !path.includes('/') && tree.some((other) => other.startsWith(`${path}/`)),
);
const documents = tree.filter((path) => /^(README|CONTRIBUTING|CHANGELOG)\.md$|^docs\/.*\.md$/.test(path));

const aFile = /\.(ts|js|mjs|md|json|sh|yml|cfg)$/;
const inAFolder = new RegExp(`^(${folders.map((name) => name.replaceAll('.', '\\.')).join('|')})/`);
/** Stands for something: `<kind>`, `…`. Only what comes before has to exist. */
const placeholder = /[<…{]/;

/** True when a path names something: from the root, or, when it is a file's, by the last parts of its path. */
function exists(path: string): boolean {
  const whole = path.replace(/\/$/, '');
  const pattern = new RegExp(`^${inAFolder.test(path) ? '' : '(.*/)?'}${asPattern(whole)}$`);
  return known.has(whole) || tree.some((candidate) => pattern.test(candidate));
}

function asPattern(path: string): string {
  return path.replaceAll(/[.+()[\]]/g, '\\$&').replaceAll('*', '[^/]*');
}

/** The text without its blocks of code, and these, each with its language. */
function partsOf(text: string) {
  const blocks = [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language, code]) => ({
    language: language!,
    code: code!,
  }));
  return { prose: text.replaceAll(/^```.*?^```$/gms, ''), blocks };
}

/** The paths that a document names between backticks, in its commands and in its diagrams. */
function pathsIn(text: string): string[] {
  const { prose, blocks } = partsOf(text);
  const quoted = [...prose.matchAll(/`([^`\s]+)`/g)].map(([, token]) => token!);
  const coded = blocks.flatMap(({ language, code }) => {
    const tokens = code.split(/[^\p{L}\p{N}_./*<>…-]+/u);
    return tokens.filter((token) => inAFolder.test(token) || (language === 'mermaid' && aFile.test(token)));
  });
  return [...quoted.filter((token) => inAFolder.test(token) || /^[\w*./-]+$/.test(token)), ...coded]
    .filter((token) => inAFolder.test(token) || (aFile.test(token) && !/^\.{0,2}\//.test(token)))
    .map((token) => (placeholder.test(token) ? dirname(token.split(placeholder)[0]! + '_') : token));
}

/** The anchor that a heading gets. */
function anchorOf(heading: string): string {
  const words = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '');
  return words.trim().replaceAll(' ', '-');
}

function hasAnchor(path: string, anchor: string): boolean {
  const { prose } = partsOf(readFileSync(join(root, path), 'utf8'));
  return [...prose.matchAll(/^#+ (.*)$/gm)].some(([, heading]) => anchorOf(heading!) === anchor);
}

/** The links of a document within the repository that lead nowhere. */
function deadLinks(document: string, text: string): string[] {
  const targets = [...partsOf(text).prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? document : posix.join(posix.dirname(document), path).replace(/\/$/, '');
      return !known.has(file) || (anchor !== undefined && !hasAnchor(file, decodeURIComponent(anchor)));
    });
}

function wrongIn(document: string, text: string): string[] {
  return [...pathsIn(text).filter((path) => !exists(path)), ...deadLinks(document, text)];
}

describe('a document', () => {
  it.each(documents)('%s names only what exists', (document) => {
    expect(wrongIn(document, readFileSync(join(root, document), 'utf8'))).toEqual([]);
  });

  it.each([
    ['a file', 'See `src/events/nothing.ts`.', 'src/events/nothing.ts'],
    ['a file by its name', 'See `nothing.ts`.', 'nothing.ts'],
    ['a folder', 'See `src/nothing/`.', 'src/nothing/'],
    ['the folder of a new file', 'Write `src/nothing/<event>.ts`.', 'src/nothing'],
    ['a pattern', 'See `src/events/*.nothing.ts`.', 'src/events/*.nothing.ts'],
    [
      'a file in a command',
      '```sh\nnpx orgledger decide r docs/example/no.json\n```',
      'docs/example/no.json',
    ],
    ['a file in a diagram', '```mermaid\nsequenceDiagram\n  A->>B: no-such.ts\n```', 'no-such.ts'],
    ['a link', 'See [that](nothing.md).', 'nothing.md'],
    ['a heading', 'See [that](../README.md#nothing).', '../README.md#nothing'],
  ])('is wrong when it names %s that is not there', (_, text, named) => {
    expect(wrongIn('docs/some.md', text)).toEqual([named]);
  });

  it.each([
    ['a folder', '`src/events/`'],
    ['a file by its last parts', '`vocabulary/effect.ts`'],
    ['a pattern', '`src/commands/kinds/*.ts`'],
    ['what is still to be written, in a folder', '`src/events/types/<event>.ts`'],
    [
      'a link, with or without a heading',
      '[start](../README.md#start), [design](design.md), [here](#an-effect)',
    ],
    ['what is no path', '`npm run check`, `a.b`, [elsewhere](https://example.org/no.md)'],
  ])('may name %s', (_, text) => {
    expect(wrongIn('docs/HOW-TO.md', text)).toEqual([]);
  });
});

it('names each effect in the table of changes', () => {
  const rows = readFileSync(join(root, 'docs/design.md'), 'utf8').matchAll(
    /^\| [\w, -]+ \| .* \| ([\w ,…]+) \|$/gm,
  );
  const named = [...rows].flatMap(([, effects]) => effects!.trim().split(/[ ,…]+/));
  expect(named).toEqual(expect.arrayContaining([...effectNames]));
});

it('describes each room of src', () => {
  const described = [
    ...readFileSync(join(root, 'docs/ARCHITECTURE.md'), 'utf8').matchAll(/^\| `([\w/-]+)` /gm),
  ];
  expect(described.map(([, room]) => room)).toEqual(storeys.flat());
});
