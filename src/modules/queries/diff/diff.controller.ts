import { Controller, Get, Param, Query, Req, Res, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { languageOf } from '../../presentation/language.js';
import { htmlPage } from '../../presentation/html.js';
import { markdownPage } from '../../presentation/markdown.js';
import { queryPipe } from '../../read-side/params/query-pipe.js';
import { ApiProblems } from '../../presentation/problems/api-problems.js';
import { Diff } from './diff.documents.js';
import { layOutDiff } from './diff-page.js';
import { diffFormats, DiffParams, type DiffFormat } from './diff.params.js';
import { DiffSides } from './diff-sides.js';
import { FindDiff } from './find-diff.js';

const mediaTypes: Readonly<Record<DiffFormat, string>> = {
  json: 'application/json',
  md: 'text/markdown',
  html: 'text/html',
};

@ApiTags('diff')
@ApiProblems()
@Controller('registers/:register/diff')
@UsePipes(queryPipe)
export class DiffController {
  constructor(
    private readonly queries: QueryBus,
    private readonly sides: DiffSides,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What is not the same in two states of the register',
    description:
      'Two dates (from, to), as known at one time; two known times (knownFrom, knownTo) of one date (validAt); or ' +
      'both. Each organization that is not the same in both states is an item, whatever happened to it in between, ' +
      'and opens to the changes that count for one of the states only: what was undone in between is no difference.',
  })
  @ApiExtraModels(Diff)
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(Diff) } },
      'text/markdown': { schema: { type: 'string' } },
      'text/html': { schema: { type: 'string' } },
    },
  })
  async find(
    @Param('register') register: string,
    @Query() params: DiffParams,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { lang, format, ...question } = params;
    const [sides, page] = await this.sides.resolve(register, question);
    const diff = await this.queries.execute(new FindDiff(sides, page));
    const chosen = format ?? accepted(request);
    response.vary('Accept');
    if (chosen === 'json') {
      response.json(diff);
      return;
    }
    const language = lang ?? languageOf(request);
    const laidOut = layOutDiff(diff, language, nextPath(request, diff.next));
    response
      .type(`${mediaTypes[chosen]}; charset=utf-8`)
      .vary('Accept-Language')
      .set('Content-Language', language)
      .set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(chosen === 'html' ? htmlPage(laidOut) : markdownPage(laidOut));
  }
}

/** What the client prefers; JSON where it says nothing. */
function accepted(request: Request): DiffFormat {
  const preferred = request.accepts(Object.values(mediaTypes));
  return diffFormats.find((name) => mediaTypes[name] === preferred) ?? 'json';
}

/** The address of the request with another cursor. */
function nextPath(request: Request, cursor: string | null): string | null {
  if (cursor === null) return null;
  const [path, query] = request.originalUrl.split('?');
  const asked = new URLSearchParams(query);
  asked.set('cursor', cursor);
  return `${path}?${asked.toString()}`;
}
