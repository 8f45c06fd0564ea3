import { message } from '../../../events/messages/message.js';
import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  HttpStatus,
  Param,
  ParseIntPipe,
  Post,
  Query,
  Req,
  Res,
  UsePipes,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiExtension, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import {
  IssuesDecision,
  readOptions,
  requireJson,
  type RequestHeaders,
} from '../../recording/decision-options.js';
import { DecisionRecordedDocument } from '../../recording/decision-recorded.document.js';
import { NotFound } from '../../errors/request-errors.js';
import { KnownParams } from '../../read-side/params/known.params.js';
import { queryPipe } from '../../read-side/params/query-pipe.js';
import { ApiProblems } from '../../presentation/problems/api-problems.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
import { FormParams } from '../report.params.js';
import { apiForms, sendReport } from '../send-report.js';
import { GiveOutReport } from './give-out-report.js';
import { IssuedReportDocument, IssuedReportList, RestatementDocument } from './issued-report.documents.js';
import { summaryOf } from './issued-reports.js';
import { ListIssuedReports, ReproduceReport, RestateReport } from './read-issued-reports.js';

const id = new ParseIntPipe({
  exceptionFactory: () => new NotFound('unknown-issued-report', message('request.issued-report-number')),
});

@ApiTags('issued reports')
@ApiProblems()
@Controller('registers/:register/issued-reports')
export class IssuedReportsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly time: AsOfResolver,
  ) {}

  @Post()
  @HttpCode(HttpStatus.CREATED)
  @ApiOperation({
    summary: 'Issue a report',
    description:
      'Works the report out and records by a decision that it was given out: definition, window, what was known, ' +
      'figures, and the SHA-256 of the report in JSON.',
  })
  @IssuesDecision()
  @ApiExtension('x-body', 'issued-report')
  @ApiCreatedResponse({ type: DecisionRecordedDocument })
  async issue(
    @Param('register') register: string,
    @Body() body: unknown,
    @Headers() headers: RequestHeaders,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DecisionRecordedDocument> {
    requireJson(request);
    const { dryRun: _, ...options } = readOptions(register, headers, query);
    const recorded = await this.commands.execute(new GiveOutReport({ register, request: body, ...options }));
    response.setHeader('ETag', `"${recorded.revision}"`);
    response.setHeader('Location', `/registers/${register}/issued-reports/${recorded.revision}`);
    return recorded;
  }

  @Get()
  @UsePipes(queryPipe)
  @ApiOperation({ summary: 'The reports that were issued' })
  @ApiOkResponse({ type: IssuedReportList })
  async list(@Param('register') register: string, @Query() params: KnownParams): Promise<IssuedReportList> {
    return this.queries.execute(new ListIssuedReports(await this.#known(register, params)));
  }

  @Get(':id')
  @UsePipes(queryPipe)
  @ApiOperation({ summary: 'An issued report: what was recorded of it, and whether it can be reproduced' })
  @ApiOkResponse({ type: IssuedReportDocument })
  async get(
    @Param('register') register: string,
    @Param('id', id) revision: number,
    @Query() params: KnownParams,
  ): Promise<IssuedReportDocument> {
    const asOf = await this.#known(register, params);
    const found = await this.queries.execute(new ReproduceReport(asOf, revision));
    const { issued, reproduced, sha256: sha256Now } = found;
    return { asOf, ...summaryOf(issued), figures: issued.figures, reproduced, sha256Now };
  }

  @Get(':id/report')
  @UsePipes(queryPipe)
  @ApiOperation({
    summary: 'An issued report, byte for byte as it was given out',
    description: 'In JSON its SHA-256 is the one that was recorded.',
  })
  @ApiOkResponse(apiForms)
  async report(
    @Param('register') register: string,
    @Param('id', id) revision: number,
    @Query() { lang, format, ...params }: FormParams,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const known = await this.#known(register, params);
    const { report } = await this.queries.execute(new ReproduceReport(known, revision));
    sendReport(report, { lang, format }, request, response);
  }

  @Get(':id/restated')
  @UsePipes(queryPipe)
  @ApiOperation({
    summary: 'An issued report against what is known now',
    description:
      'Every number that differs: then, now, and the decisions recorded since that made it differ.',
  })
  @ApiOkResponse({ type: RestatementDocument })
  async restated(
    @Param('register') register: string,
    @Param('id', id) revision: number,
    @Query() params: KnownParams,
  ): Promise<RestatementDocument> {
    return this.queries.execute(new RestateReport(await this.#known(register, params), revision));
  }

  #known(register: string, params: KnownParams) {
    return this.time.known(register, params, 'facts');
  }
}
