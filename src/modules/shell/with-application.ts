import type { Language } from '../../events/messages/language.js';
import type { INestApplicationContext, LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Host } from './host.js';
import { StandardErrorLogger } from '../platform/standard-error-logger.js';

/** Options that every command takes. */
export interface GlobalOptions {
  /** The folder of the embedded store. */
  readonly data?: string;
  readonly json?: boolean;
  readonly lang?: Language;
  readonly verbose?: boolean;
}

/** Levels of the log on standard error: a command says only what went wrong, unless it is asked for more. */
export function logLevels({ verbose }: GlobalOptions): LogLevel[] {
  return verbose ? ['fatal', 'error', 'warn', 'log', 'debug'] : ['fatal', 'error', 'warn'];
}

/** Makes command-line options count as environment variables, which the configuration reads. */
export function applyOptions({ data }: GlobalOptions): void {
  if (data === undefined) return;
  process.env['ORGLEDGER_DATA'] = data;
  delete process.env['DATABASE_URL'];
}

/** The folder in which a store would be begun by asking it; undefined when there is one, or a server. */
export async function unbegunFolder(options: GlobalOptions): Promise<string | undefined> {
  applyOptions(options);
  const { readConfiguration } = await import('../platform/config/configuration.js');
  const { isBegun } = await import('../platform/embedded/cluster-folder.js');
  const { DATABASE_URL, LEDGER_URL, ORGLEDGER_DATA } = readConfiguration(process.env);
  const elsewhere = (DATABASE_URL ?? LEDGER_URL) !== undefined;
  return elsewhere || isBegun(ORGLEDGER_DATA) ? undefined : ORGLEDGER_DATA;
}

/**
 * Starts the application without HTTP, lets `work` use it, and stops it whatever happens.
 * The module is loaded only now: `--help` and usage errors need no store.
 */
export async function withApplication<T>(
  host: Host,
  options: GlobalOptions,
  work: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  applyOptions(options);
  const app = await NestFactory.createApplicationContext(await host.application(), {
    logger: new StandardErrorLogger(logLevels(options)),
    abortOnError: false,
  });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
