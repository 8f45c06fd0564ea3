import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Configuration } from '../config/configuration.js';
import { Database } from './database.js';
import { openDatabase } from './open-database.js';

/**
 * Provides the `Database`. It is closed in the last phase of shutdown; whoever works on it by themselves, like a
 * subscription, stops in an earlier one (`onModuleDestroy`, `beforeApplicationShutdown`).
 */
@Global()
@Module({
  providers: [{ provide: Database, useFactory: openDatabase, inject: [Configuration] }],
  exports: [Database],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
