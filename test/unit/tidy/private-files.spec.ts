import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

interface PackageJson {
  readonly version: string;
  readonly exports?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Import {
  readonly path: string;
  readonly specifier: string;
  /** What is used while the program runs; types are checked by the compiler. */
  readonly names: readonly string[];
}

const root = process.cwd();
const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as PackageJson;

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Messages that every program with protocol buffers shares: published to be imported file by file. */
const published = /^google-protobuf\/google\/protobuf\//;

/** A package that lists its exports hides everything else. One that lists none shows all files, and promises none. */
function isPrivate(specifier: string): boolean {
  const name = packageOf(specifier);
  const outside = !/^(\.|node:)/.test(specifier) && !published.test(specifier);
  return outside && name !== specifier && readJson(`node_modules/${name}/package.json`).exports === undefined;
}

function importsOf(path: string): Import[] {
  const file = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest);
  return file.statements.filter(ts.isImportDeclaration).map(({ moduleSpecifier, importClause }) => ({
    path,
    specifier: (moduleSpecifier as ts.StringLiteral).text,
    names: namesOf(importClause),
  }));
}

function namesOf(clause: ts.ImportClause | undefined): string[] {
  if (!clause || clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
  const bindings = clause.namedBindings;
  const named = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
  return [
    ...(clause.name ? ['default'] : []),
    ...[...named]
      .filter(({ isTypeOnly }) => !isTypeOnly)
      .map(({ propertyName, name }) => (propertyName ?? name).text),
  ];
}

const reached = ['src', 'test', 'examples', 'bench']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  .filter((path) => /\.tsx?$/.test(path) && !/(^|\/)(node_modules|dist)\//.test(path))
  .flatMap(importsOf)
  .filter(({ specifier }) => isPrivate(specifier));

describe('private files of packages', () => {
  it('are used of the client of KurrentDB alone', () => {
    expect([...new Set(reached.map(({ specifier }) => packageOf(specifier)))]).toEqual([
      '@eventstore/db-client',
    ]);
  });

  it('belong to one version: a release may change them as it likes', () => {
    const { dependencies = {}, devDependencies = {} } = readJson('package.json');
    for (const name of new Set(reached.map(({ specifier }) => packageOf(specifier)))) {
      const { version } = readJson(`node_modules/${name}/package.json`);
      expect([name, { ...devDependencies, ...dependencies }[name]]).toEqual([name, version]);
    }
  });

  it('hold what is used of them', () => {
    const require = createRequire(join(root, 'package.json'));
    const missing = reached.flatMap(({ path, specifier, names }) => {
      const held = new Set(['default', ...Object.keys(require(specifier) as object)]);
      return names.filter((name) => !held.has(name)).map((name) => `${path}: ${name} of ${specifier}`);
    });
    expect(missing).toEqual([]);
  });
});
