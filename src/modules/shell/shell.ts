import type { English } from '../../events/messages/catalogue.js';
import { text } from '../../events/messages/format.js';
import { message } from '../../events/messages/message.js';
import type { INestApplicationContext } from '@nestjs/common';
import { InvalidArgumentError, type Command } from 'commander';
import { isCalendarDate } from '../../events/vocabulary/validation.js';
import type { InEveryLanguage, Language } from '../../events/messages/language.js';
import { NotFound } from '../errors/request-errors.js';
import { describeError } from './describe-error.js';
import { exitCode, exitCodeOf } from './exit-code.js';
import { Progress } from './progress.js';
import type { Host } from './host.js';
import type { StandardStreams } from './standard-streams.js';
import { unbegunFolder, withApplication, type GlobalOptions } from './with-application.js';

/** What takes long enough to show how far it is. */
type Work = Exclude<keyof English['progress'], 'events' | 'decisions' | 'left'>;

/** What every command shares: the global options, the application, and how answers and errors are reported. */
export class Shell {
  /** What the command's end means; see `exitCode`. */
  exitCode: number = exitCode.ok;
  #reported: unknown;
  /** Whoever read the answers has closed the pipe. */
  #readerGone = false;

  constructor(
    private readonly program: Command,
    readonly host: Host,
    readonly streams: StandardStreams,
  ) {
    streams.stdout.on('error', (error: NodeJS.ErrnoException) => {
      this.#readerGone ||= error.code === 'EPIPE';
      this.fail(error);
    });
    // There is nobody left to report to.
    streams.stderr.on('error', () => {});
  }

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

  /** Runs a command against the application; an error is reported and becomes the exit code. */
  async run(work: (app: INestApplicationContext) => Promise<void>): Promise<void> {
    try {
      await withApplication(this.host, this.options, work);
    } catch (error) {
      this.fail(error);
    }
  }

  /**
   * As `run`, for a command that records nothing: in a folder where no store was ever begun it begins none.
   * @param otherwise what is answered then; when absent, that there is no ledger
   */
  async ask(work: (app: INestApplicationContext) => Promise<void>, otherwise?: () => void): Promise<void> {
    try {
      const folder = await unbegunFolder(this.options);
      if (folder === undefined) return await this.run(work);
      if (!otherwise) throw new NotFound('no-ledger', message('shell.no-ledger', { folder }));
      otherwise();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Prints one answer: JSON for programs, words for people. */
  answer(value: unknown, words: () => string): void {
    this.streams.stdout.write(`${this.json ? JSON.stringify(value, undefined, 2) : words()}\n`);
  }

  /** Writes text and waits until the reader took it, so that long answers don't fill memory. */
  write(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.streams.stdout.write(text, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Shows on standard error how far a long work is. @param label the work, or what it is called in each language */
  progress(
    label: Work | InEveryLanguage<string>,
    total: number | undefined,
    unit: 'events' | 'decisions',
  ): Progress {
    const { language } = this;
    const called = typeof label === 'string' ? text(language, `progress.${label}`) : label[language];
    return new Progress(called, total, text(language, `progress.${unit}`), this.streams.stderr, language);
  }

  /** Reports an error, once, which becomes the exit code. A reader that has enough, as `head` has, is none. */
  fail(error: unknown): void {
    if (error === this.#reported || (this.#readerGone && isOfPipe(error))) return;
    this.#reported = error;
    this.streams.stderr.write(`${describeError(error, this.language)}\n`);
    this.exitCode = exitCodeOf(error);
  }

  readonly wholeNumber = (value: string): number => {
    if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError(text(this.language, 'usage.whole-number'));
    return Number(value);
  };

  readonly date = (value: string): string => {
    if (!isCalendarDate(value)) throw new InvalidArgumentError(text(this.language, 'usage.date'));
    return value;
  };
}

function isOfPipe(error: unknown): boolean {
  return ['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_PREMATURE_CLOSE'].includes(
    (error as NodeJS.ErrnoException).code ?? '',
  );
}
