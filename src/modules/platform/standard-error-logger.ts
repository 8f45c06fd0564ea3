import { ConsoleLogger, type LogLevel } from '@nestjs/common';

/** Where Nest logs an error that it throws as well. */
const thrownAsWell = ['ExceptionHandler', 'NestApplication'];

/**
 * The log of a process that was started from a shell. It goes to standard error, warnings too, so that standard
 * output has answers only. Why the application didn't start is left to whoever started it, who reports it once.
 */
export class StandardErrorLogger extends ConsoleLogger {
  constructor(logLevels: LogLevel[]) {
    super({ logLevels, colors: process.stderr.isTTY && process.env['NO_COLOR'] === undefined });
  }

  override error(message: unknown, ...more: unknown[]): void {
    if (!thrownAsWell.includes(String(more.at(-1)))) super.error(message, ...more);
  }

  protected override printMessages(
    messages: unknown[],
    context?: string,
    logLevel?: LogLevel,
    _stream?: 'stdout' | 'stderr',
    errorStack?: unknown,
    params?: Record<string, unknown>,
  ): void {
    super.printMessages(messages, context, logLevel, 'stderr', errorStack, params);
  }
}
