import { inEnglish } from '../../errors/explained-error.js';
import { hostname } from 'node:os';
import { pid } from 'node:process';
import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ProblemDocument } from '../../presentation/problems/problem.document.js';
import { Ledger } from '../../ledger/ledger.js';
import { streamOf } from '../../recording/register-stream.js';
import { Projector } from '../../projecting/projector.js';
import { ReadModelStatus } from '../../read-side/progress/read-model-status.js';
import { Database } from '../../platform/database/database.js';
import { HealthDocument, ReadyDocument, type UnfitRegister } from './health.document.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly ledger: Ledger,
    private readonly readModels: ReadModelStatus,
    private readonly database: Database,
    private readonly projector: Projector,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'How the service is',
    description:
      'The process that answers and its role; the head of the log; for each projection its position, its lag, and where and why it stopped; registers whose stream is no longer whole.',
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

  @Get('ready')
  @ApiOperation({
    summary: 'Whether this process takes requests',
    description: 'For load balancers: it says nothing of the stores, which all processes share.',
  })
  @ApiOkResponse({ type: ReadyDocument })
  @ApiServiceUnavailableResponse({ description: 'The service is stopping', type: ProblemDocument })
  ready(): ReadyDocument {
    return { ready: true };
  }

  async #look(): Promise<HealthDocument> {
    const { role } = this.projector;
    const process = { host: hostname(), pid, role };
    const where = { process, store: this.database.description, ledger: this.ledger.description };
    try {
      const [head, projections, unfit] = await Promise.all([
        this.ledger.head(),
        this.readModels.status(),
        this.#unfit(),
      ]);
      const stopped = projections.some(({ state }) => state === 'stopped');
      const status = stopped ? 'down' : unfit.length > 0 ? 'degraded' : 'up';
      return { status, ...where, head: head ?? null, projections, unfit };
    } catch (error) {
      const reason = (error as Error).message;
      return { status: 'down', ...where, head: null, projections: [], unfit: [], reason };
    }
  }

  /** Of the registers that the read models know: others have nothing to lose. */
  async #unfit(): Promise<UnfitRegister[]> {
    const { rows } = await this.database.pool.query<{ register: string }>(
      'SELECT DISTINCT register FROM projection_progress ORDER BY register',
    );
    const unfit = await this.ledger.unfit(rows.map(({ register }) => streamOf(register)));
    return unfit.map(({ stream, reason }) => ({ stream, reason: inEnglish(reason) }));
  }
}
