import { randomUUID } from 'node:crypto';
import {
  BadRequestException,
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
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiCreatedResponse,
  ApiExtension,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DecisionRecordedDocument } from './decision-recorded-document.js';
import { BadRequest } from './bad-request.js';
import { PreviewDocument } from './preview-document.js';
import { languageOf, problemItems } from './problem.filter.js';
import { ProblemDocument } from './problem-document.js';
import { PreviewDecision, RecordDecision } from '../ledger/record-decision.js';

type RequestHeaders = Readonly<Record<string, string | undefined>>;

const dryRunParameter = {
  name: 'dryRun',
  required: false,
  type: Boolean,
  description:
    'Record nothing and answer what the decision would come to: its events, what would refuse it, counts before and after',
};

@ApiTags('decisions')
@Controller('registers')
export class DecisionsController {
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
  @ApiHeader({
    name: 'Idempotency-Key',
    description: "The decision's id, chosen by the client; made up when absent",
  })
  @ApiHeader({
    name: 'If-Match',
    description: 'The revision looked at, as in an ETag: refused when it is stale',
  })
  @ApiHeader({ name: 'X-Actor', description: 'Who issues it' })
  @ApiQuery(dryRunParameter)
  @ApiExtension('x-body', 'decision')
  @ApiOkResponse({ description: 'With `dryRun=true`: what it would come to', type: PreviewDocument })
  @ApiCreatedResponse({ type: DecisionRecordedDocument })
  @ApiUnprocessableEntityResponse({ description: 'Refused: every reason at once', type: ProblemDocument })
  @ApiResponse({ status: 409, description: 'The same decision is being recorded', type: ProblemDocument })
  @ApiResponse({ status: 415, description: 'The body is not JSON', type: ProblemDocument })
  @ApiResponse({ status: 412, description: 'The register has moved on', type: ProblemDocument })
  @ApiResponse({ status: 503, description: 'The store cannot be reached', type: ProblemDocument })
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
      return { register, accepted: errors.length === 0, errors, ...preview };
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
  @ApiHeader({
    name: 'Idempotency-Key',
    description: "The decision's id, chosen by the client; made up when absent",
  })
  @ApiHeader({ name: 'X-Actor', description: 'Who issues it' })
  @ApiQuery(dryRunParameter)
  @ApiExtension('x-body', 'register')
  @ApiOkResponse({ description: 'With `dryRun=true`: what it would come to', type: PreviewDocument })
  @ApiCreatedResponse({ type: DecisionRecordedDocument })
  @ApiUnprocessableEntityResponse({ description: 'Refused: every reason at once', type: ProblemDocument })
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
      const detail = 'name the register to open: "register": "<slug>"';
      throw new BadRequest([{ code: 'invalid-field', pointer: '/register', detail }]);
    }
    return this.issue(register, decision, headers, query, request, response);
  }
}

/** Registers are named in URLs, streams and file names. */
export const slugPattern = /^[a-z0-9][a-z0-9-]{0,62}$/;
const decisionIdPattern = /^[\p{L}\p{N}][\p{L}\p{N}._:/-]{0,127}$/u;
const actorPattern = /^[^\p{C}]{1,200}$/u;

/**
 * Without it, a body that was not read as JSON would be judged as a decision that says nothing.
 * @throws HttpException
 */
function requireJson({ body, headers }: Request): void {
  if (headers['transfer-encoding'] === undefined && !Number(headers['content-length'])) {
    throw new BadRequestException('There is no body; it must be the decision, in JSON');
  }
  if (body !== undefined) return;
  const type = headers['content-type'] ?? 'absent';
  throw new UnsupportedMediaTypeException(`Content-Type is ${type}; it must be application/json`);
}

function readOptions(register: string, headers: RequestHeaders, query: Readonly<Record<string, unknown>>) {
  const errors: { code: string; parameter: string; detail: string }[] = [];
  const wrong = (parameter: string, detail: string) =>
    errors.push({ code: 'invalid-parameter', parameter, detail });
  const decisionId = headers['idempotency-key'] ?? randomUUID();
  const match = headers['if-match'];
  const revision = match === undefined ? undefined : /^(?:W\/)?"?(-?\d{1,15})"?$/.exec(match)?.[1];
  const actor = headers['x-actor'] === undefined ? 'anonymous' : decodeText(headers['x-actor']);
  if (!slugPattern.test(register)) {
    wrong('register', 'A register is named by lower-case letters, digits and hyphens, at most 63.');
  }
  if (!decisionIdPattern.test(decisionId)) {
    wrong(
      'Idempotency-Key',
      'A decision id begins with a letter or digit; then also . _ : / - ; at most 128 characters.',
    );
  }
  if (match !== undefined && revision === undefined) {
    wrong('If-Match', 'If-Match takes the revision looked at, as the ETag gave it: "42".');
  }
  if (!actorPattern.test(actor)) wrong('X-Actor', 'X-Actor takes at most 200 printable characters.');
  const { dryRun = 'false', ...unknown } = query;
  if (dryRun !== 'true' && dryRun !== 'false') wrong('dryRun', 'dryRun is true or false.');
  for (const name of Object.keys(unknown)) wrong(name, `There is no parameter ${name}; there is dryRun.`);
  if (errors.length > 0) throw new BadRequest(errors);
  return {
    dryRun: dryRun === 'true',
    decisionId,
    expectedRevision: revision === undefined ? undefined : Number(revision),
    actor,
    correlationId: headers['x-correlation-id'],
  };
}

/** Header values arrive as Latin-1; clients send UTF-8 in them. */
function decodeText(value: string): string {
  return Buffer.from(value, 'latin1').toString('utf8').normalize('NFC');
}
