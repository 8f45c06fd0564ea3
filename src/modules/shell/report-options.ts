import type { Command } from 'commander';
import { withKnownAt, type AsOfOptions } from './as-of-options.js';
import type { Shell } from './shell.js';

/** Which days a report is about, and how it is counted. */
export interface ReportOptions extends AsOfOptions {
  readonly from: string;
  readonly to: string;
  readonly definitionVersion?: number;
  readonly include?: string[];
  readonly exclude?: string[];
}

/** Adds what a report may be asked. */
export function withReport(command: Command, shell: Shell): Command {
  return withKnownAt(
    command
      .requiredOption('--from <date>', 'the window begins after this day', shell.date)
      .requiredOption('--to <date>', 'the window ends with this day', shell.date)
      .option('--definition-version <n>', 'version of the definition (default: the last)', shell.wholeNumber)
      .option('--include <option>', 'turn an option of the definition on', collect)
      .option('--exclude <option>', 'turn an option of the definition off', collect),
  );
}

function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}
