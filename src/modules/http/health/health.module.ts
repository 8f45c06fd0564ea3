import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { HealthController } from './health.controller.js';
import { Stopping } from './stopping.js';

/** Reports whether the service can do its work, and stops it without cutting anything off. */
@Module({ controllers: [HealthController], providers: [Stopping] })
export class HealthModule implements NestModule {
  constructor(private readonly stopping: Stopping) {}

  configure(consumer: MiddlewareConsumer): void {
    const accept = (_request: Request, response: Response, next: NextFunction): void => {
      this.stopping.accept(response);
      next();
    };
    consumer.apply(accept).forRoutes('*path');
  }
}
