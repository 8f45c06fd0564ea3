import type { LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { Configuration } from './modules/config/configuration.js';
import { setupOpenApi } from './modules/openapi/setup.js';

/** A decision of 100,000 changes fits. */
const BODY_LIMIT = '128mb';

export interface Service {
  readonly app: NestExpressApplication;
  /** Where it listens: `http://host:port`. */
  readonly url: string;
}

/** Starts the whole service; it stops on SIGINT and SIGTERM, after what is under way. */
export async function startService(logLevels: LogLevel[]): Promise<Service> {
  const app = await createService(logLevels);
  const { ORGLEDGER_HOST: host, ORGLEDGER_PORT: port } = app.get(Configuration);
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    throw error;
  }
  return { app, url: await app.getUrl() };
}

/** The service before it listens. */
export async function createService(logLevels: LogLevel[]): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule, {
    logger: logLevels,
    abortOnError: false,
    bodyParser: false,
  });
  app.useBodyParser('json', { limit: BODY_LIMIT, type: ['application/json', 'application/*+json'] });
  app.disable('x-powered-by');
  app.enableShutdownHooks();
  setupOpenApi(app);
  return app;
}
