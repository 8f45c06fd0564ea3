#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { runCommandLine } from './modules/shell/program.js';

// One folder up from the source, two from what is built of it.
const manifest = ['../package.json', '../../package.json']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url))!;
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
process.exitCode = await runCommandLine(process.argv.slice(2), version, process);
