#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { buildProgram } from './modules/shell/program.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
await buildProgram(version).parseAsync();
