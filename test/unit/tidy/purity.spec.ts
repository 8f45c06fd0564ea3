import { execFile } from 'node:child_process';
import { expect, it } from '@jest/globals';

/** Lints a text as if it were a file of the core. */
function lint(text: string): Promise<string[]> {
  return new Promise((resolve) => {
    const at = ['--stdin', '--stdin-filename', 'src/events/vocabulary/effect.ts', '--format', 'json'];
    // Otherwise the linter would look at the file on disk.
    const env = { ...process.env, TSESTREE_SINGLE_RUN: 'false' };
    const eslint = execFile('node_modules/.bin/eslint', at, { env }, (_, stdout) => {
      const [file] = JSON.parse(stdout) as { messages: { message: string }[] }[];
      resolve(file!.messages.map(({ message }) => message));
    });
    eslint.stdin!.end(text);
  });
}

it('holds the core without a clock, randomness, frameworks and stores', async () => {
  const violations = [
    "import '@nestjs/common';",
    "import 'typeorm';",
    "import 'node:fs';",
    "import { randomUUID } from 'node:crypto';",
    "import { v4 } from 'uuid';",
    "import '../../modules/ledger/ledger.js';",
    'export const now = Date.now();',
    'export const date = new Date();',
    'export const dice = Math.random();',
    'export const user = process.env;',
  ];
  const messages = await lint([...violations, 'export const used = [randomUUID, v4];'].join('\n'));
  expect(messages.filter((message) => /The core/.test(message))).toHaveLength(violations.length);
});
