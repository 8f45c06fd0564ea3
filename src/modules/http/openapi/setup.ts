import type { INestApplication } from '@nestjs/common';
import { SwaggerModule } from '@nestjs/swagger';
import { openApiDocument } from './document.js';

/** Serves the documentation at `/api` and the OpenAPI document at `/api-json`. Everything is served from here. */
export function setupOpenApi(app: INestApplication): void {
  SwaggerModule.setup('api', app, () => openApiDocument(app), { customSiteTitle: 'orgledger' });
}
