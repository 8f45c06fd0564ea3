import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import jestConfig from '../../jest.config.js';

const options = (url) => jestConfig.transform[url.endsWith('x') ? '^.+\\.tsx$' : '^.+\\.ts$'][1];

/** A relative import of `x.js` means `x.ts`, or `x.tsx`. */
export async function resolve(specifier, context, next) {
  if (!specifier.startsWith('.') || !isTypeScript(context.parentURL)) return next(specifier, context);
  const withoutEnd = specifier.replace(/\.js$/, '');
  const withJsx = existsSync(new URL(`${withoutEnd}.tsx`, context.parentURL));
  return next(withoutEnd === specifier ? specifier : `${withoutEnd}${withJsx ? '.tsx' : '.ts'}`, context);
}

export async function load(url, context, next) {
  if (!isTypeScript(url)) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), {
    ...options(url),
    filename,
    swcrc: false,
  });
  return { format: 'module', source: code, shortCircuit: true };
}

function isTypeScript(url) {
  return /\.tsx?$/.test(url ?? '');
}
