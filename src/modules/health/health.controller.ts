import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Ledger } from '../ledger/ledger.js';
import { ReadModelStatus } from '../projections/read-model-status.js';
import { Database } from '../database/database.js';
import { HealthDocument } from './health.document.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly ledger: Ledger,
    private readonly readModels: ReadModelStatus,
    private readonly database: Database,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'How the service is',
    description:
      'The head of the log; for each projection its position, its lag, and where and why it stopped.',
  })
  @ApiOkResponse({ type: HealthDocument })
  @ApiServiceUnavailableResponse({
    description: 'A store cannot be reached or a projection stopped',
    type: HealthDocument,
  })
  async health(@Res({ passthrough: true }) response: Response): Promise<HealthDocument> {
    const health = await this.#look();
    if (health.status === 'down') response.status(HttpStatus.SERVICE_UNAVAILABLE);
    response.setHeader('Cache-Control', 'no-store');
    return health;
  }

  async #look(): Promise<HealthDocument> {
    const { description: store } = this.database;
    try {
      const [head, projections] = await Promise.all([this.ledger.head(), this.readModels.status()]);
      const stopped = projections.some(({ state }) => state === 'stopped');
      return { status: stopped ? 'down' : 'up', store, head: head ?? null, projections };
    } catch (error) {
      return { status: 'down', store, head: null, projections: [], reason: (error as Error).message };
    }
  }
}
