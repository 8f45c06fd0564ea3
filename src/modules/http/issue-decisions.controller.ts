import { message } from '../../events/messages/message.js';
import {
  Body,
  Controller,
  Headers,
  HttpCode,
  HttpStatus,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiCreatedResponse,
  ApiExtension,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DecisionRecordedDocument } from '../recording/decision-recorded.document.js';
import { BadRequest } from '../errors/request-errors.js';
import {
  IssuesDecision,
  readOptions,
  requireJson,
  type RequestHeaders,
} from '../recording/decision-options.js';
import { PreviewDocument } from './preview.document.js';
import { languageOf } from '../presentation/language.js';
import { problemItems } from './problem.filter.js';
import { PreviewDecision, RecordDecision } from '../recording/record-decision.js';
import { ForeseeCounts } from '../queries/counts/foresee-counts.js';
import { FindAffectedReports } from '../reports/issued/find-affected-reports.js';

const dryRunParameter = {
  name: 'dryRun',
  required: false,
  type: Boolean,
  description:
    'Record nothing and answer what the decision would come to: its events, what would refuse it, counts before and after',
};

@ApiTags('decisions')
@Controller('registers')
export class IssueDecisionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post(':register/decisions')
  @HttpCode(201)
  @ApiOperation({
    summary: 'Issue a decision',
    description:
      'Records the decision with all its changes, or nothing. The first change of a new register is `open-register`. ' +
      'Sent again with the same `Idempotency-Key` and content, it is answered as the first time.',
  })
  @IssuesDecision()
  @ApiQuery(dryRunParameter)
  @ApiExtension('x-body', 'decision')
  @ApiOkResponse({ description: 'With `dryRun=true`: what it would come to', type: PreviewDocument })
  @ApiCreatedResponse({ type: DecisionRecordedDocument })
  async issue(
    @Param('register') register: string,
    @Body() body: unknown,
    @Headers() headers: RequestHeaders,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DecisionRecordedDocument | PreviewDocument> {
    requireJson(request);
    const { dryRun, ...options } = readOptions(register, headers, query);
    const input = { register, request: body, ...options };
    if (dryRun) {
      response.status(HttpStatus.OK);
      const { problems, ...preview } = await this.queries.execute(new PreviewDecision(input));
      const errors = problemItems(problems, languageOf(request));
      const { revision, events } = preview;
      const counts = await this.queries.execute(new ForeseeCounts(register, revision, preview.counts));
      const issuedReports = await this.queries.execute(new FindAffectedReports(register, revision, events));
      return { register, accepted: errors.length === 0, errors, ...preview, counts, issuedReports };
    }
    const recorded = await this.commands.execute(new RecordDecision(input));
    response.setHeader('ETag', `"${recorded.revision}"`);
    response.setHeader(
      'Location',
      `/registers/${register}/decisions/${encodeURIComponent(input.decisionId)}`,
    );
    return recorded;
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({
    summary: 'Open a register',
    description:
      'A decision like any other, with the register named in the body: `{ register, decision, changes }`, ' +
      'whose first change is `open-register`.',
  })
  @IssuesDecision()
  @ApiQuery(dryRunParameter)
  @ApiExtension('x-body', 'register')
  @ApiOkResponse({ description: 'With `dryRun=true`: what it would come to', type: PreviewDocument })
  @ApiCreatedResponse({ type: DecisionRecordedDocument })
  open(
    @Body() body: unknown,
    @Headers() headers: RequestHeaders,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DecisionRecordedDocument | PreviewDocument> {
    requireJson(request);
    const { register, ...decision } =
      typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
    if (typeof register !== 'string') {
      const detail = message('field.register');
      throw new BadRequest([{ code: 'invalid-field', pointer: '/register', detail }]);
    }
    return this.issue(register, decision, headers, query, request, response);
  }
}
