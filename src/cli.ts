#!/usr/bin/env node
import { host } from './whole-application.js';
import { runCommandLine } from './modules/shell/program.js';

process.exitCode = await runCommandLine(process.argv.slice(2), host, process);
