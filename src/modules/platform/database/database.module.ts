import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { Configuration } from '../config/configuration.js';
import { Database } from './database.js';
import { openDatabase, type Schema } from './open-database.js';

/**
 * Provides the `Database`. It is closed in the last phase of shutdown; whoever works on it by themselves, like a
 * subscription, stops in an earlier one (`onModuleDestroy`, `beforeApplicationShutdown`).
 */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  /** @param schema the tables that the application needs */
  static forRoot(schema: Schema): DynamicModule {
    const open = (configuration: Configuration) => openDatabase(configuration, schema);
    return {
      module: DatabaseModule,
      providers: [{ provide: Database, useFactory: open, inject: [Configuration] }],
      exports: [Database],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
