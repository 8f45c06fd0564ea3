import { Global, Module } from '@nestjs/common';
import { Configuration, readConfiguration } from './configuration.js';

/** Provides the `Configuration`, read from the process's environment. */
@Global()
@Module({
  providers: [{ provide: Configuration, useFactory: () => readConfiguration(process.env) }],
  exports: [Configuration],
})
export class ConfigurationModule {}
