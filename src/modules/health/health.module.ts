import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';

/** Tells whether the service can do its work. */
@Module({ controllers: [HealthController] })
export class HealthModule {}
