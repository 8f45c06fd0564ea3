import type { LogLevel, Type } from '@nestjs/common';

/** What the shell works on. Handed in: how the application is put together is not for the shell to know. */
export interface Host {
  /** The version of the program. */
  readonly version: string;
  /** The application's module, loaded only when a command needs it: `--help` and usage errors need no store. */
  application(): Promise<Type>;
  /** Starts the service; ends when it listens. */
  serve(logLevels: LogLevel[]): Promise<{ readonly url: string }>;
}
