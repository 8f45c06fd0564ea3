import { message } from './events/messages/message.js';
import { ExplainedError } from './modules/errors/explained-error.js';
import { ShutdownSignal, type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Express } from 'express';
import { AppModule } from './app.module.js';
import { Configuration } from './modules/platform/config/configuration.js';
import { setupOpenApi } from './modules/http/openapi/setup.js';
import { StandardErrorLogger } from './modules/platform/standard-error-logger.js';

/** A decision of 100,000 changes fits. */
const BODY_LIMIT = '128mb';

const stopSignals = [ShutdownSignal.SIGINT, ShutdownSignal.SIGTERM, ShutdownSignal.SIGHUP];

export interface Service {
  readonly app: NestExpressApplication;
  /** Where it listens: `http://host:port`. */
  readonly url: string;
}

/** Thrown when the service can't have the address that it has to listen on. */
export class AddressUnavailable extends ExplainedError {
  override readonly name = 'AddressUnavailable';
}

/**
 * Starts the whole service. On SIGINT, SIGTERM and SIGHUP it accepts nothing more, finishes what is under way, and
 * exits with 0.
 * @throws AddressUnavailable
 */
export async function startService(logLevels: LogLevel[]): Promise<Service> {
  const app = await createService(logLevels);
  const { ORGLEDGER_HOST: host, ORGLEDGER_PORT: port } = app.get(Configuration);
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    const reason =
      (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
        ? message('store.another-listens')
        : (error as Error).message;
    throw new AddressUnavailable(message('store.address-unavailable', { host, port: String(port), reason }), {
      cause: error,
    });
  }
  return { app, url: await app.getUrl() };
}

/** The service before it listens. */
export async function createService(logLevels: LogLevel[]): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule, {
    logger: new StandardErrorLogger(logLevels),
    abortOnError: false,
    bodyParser: false,
  });
  app.useBodyParser('json', { limit: BODY_LIMIT, type: ['application/json', 'application/*+json'] });
  app.disable('x-powered-by');
  app.enableShutdownHooks(stopSignals, { useProcessExit: true });
  const express: Express = app.getHttpAdapter().getInstance();
  express.get('/', (_request, response) => response.redirect('/api'));
  setupOpenApi(app);
  return app;
}
