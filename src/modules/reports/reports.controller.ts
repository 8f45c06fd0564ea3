import { Controller, Get, Param, Query, Req, Res, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { languageOf } from '../http/problem.filter.js';
import { KnownParams } from '../queries/params/known.params.js';
import { PathText } from '../queries/params/path-text.pipe.js';
import { queryPipe } from '../queries/params/query-pipe.js';
import { ApiProblems } from '../queries/problems.js';
import { AsOfResolver } from '../queries/time/as-of.resolver.js';
import { formats, type Format } from './formats.js';
import { ListReports } from './list-reports.js';
import { ReportDocument, ReportList } from './report.documents.js';
import { ReportParams } from './report.params.js';
import { RunReport } from './run-report.js';

@ApiTags('reports')
@ApiProblems()
@Controller('registers/:register/reports')
@UsePipes(queryPipe)
export class ReportsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly time: AsOfResolver,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The reports that the register defines' })
  @ApiOkResponse({ type: ReportList })
  async list(@Param('register') register: string, @Query() params: KnownParams): Promise<ReportList> {
    return this.queries.execute(new ListReports(await this.time.known(register, params)));
  }

  @Get(':definition')
  @ApiOperation({
    summary: 'A report: what changed in the window, what there was before and after, and what is behind it',
    description:
      'The same register, definition, window, options and revision give the same bytes. JSON holds both languages.',
  })
  @ApiExtraModels(ReportDocument)
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ReportDocument) } },
      'text/csv': { schema: { type: 'string' } },
      'text/markdown': { schema: { type: 'string' } },
      'text/html': { schema: { type: 'string' } },
    },
  })
  async run(
    @Param('register') register: string,
    @Param('definition', new PathText('unknown-report')) definition: string,
    @Query() params: ReportParams,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { lang, format, ...asked } = params;
    const report = await this.queries.execute(new RunReport({ ...asked, register, definition }));
    const language = lang ?? languageOf(request);
    const chosen = format ?? accepted(request);
    const { mediaType, render } = formats[chosen];
    if (chosen === 'csv') response.attachment(`${definition}-${report.window.to}.csv`);
    response
      .type(`${mediaType}; charset=utf-8`)
      .vary('Accept')
      .vary('Accept-Language')
      .set('Content-Language', language)
      .set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(render(report, language));
  }
}

/** What the client prefers; JSON where it says nothing. */
function accepted(request: Request): Format {
  const names = Object.keys(formats) as Format[];
  const mediaTypes = names.map((name) => formats[name].mediaType);
  const preferred = request.accepts(mediaTypes);
  return names.find((name) => formats[name].mediaType === preferred) ?? 'json';
}
