import type { INestApplicationContext } from '@nestjs/common';
import { InvalidArgumentError, type Command } from 'commander';
import { isCalendarDate } from '../../events/validation.js';
import type { Language } from '../../commands/problem.js';
import { describeError } from './errors.js';
import { exitCodeOf } from './exit-code.js';
import { withApplication, type GlobalOptions } from './session.js';

/** What every command shares: the global options, the application, and how answers and errors are told. */
export class Shell {
  constructor(private readonly program: Command) {}

  get options(): GlobalOptions {
    return this.program.opts<GlobalOptions>();
  }

  get json(): boolean {
    return this.options.json === true;
  }

  get language(): Language {
    return (
      this.options.lang ?? (/^vi/.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'vi' : 'en')
    );
  }

  /** Runs a command against the application; an error is told and becomes the exit code. */
  async run(work: (app: INestApplicationContext) => Promise<void>): Promise<void> {
    try {
      await withApplication(this.options, work);
    } catch (error) {
      this.fail(error);
    }
  }

  /** Prints one answer: JSON for programs, words for people. */
  answer(value: unknown, words: () => string): void {
    process.stdout.write(`${this.json ? JSON.stringify(value, undefined, 2) : words()}\n`);
  }

  fail(error: unknown): void {
    process.stderr.write(`${describeError(error, this.language)}\n`);
    process.exitCode = exitCodeOf(error);
  }

  readonly wholeNumber = (value: string): number => {
    if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError('A whole number is needed.');
    return Number(value);
  };

  readonly date = (value: string): string => {
    if (!isCalendarDate(value))
      throw new InvalidArgumentError('A date that exists is needed, written YYYY-MM-DD.');
    return value;
  };
}
