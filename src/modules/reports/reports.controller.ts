import { Controller, Get, Param, Query, Req, Res, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { KnownParams } from '../read-side/params/known.params.js';
import { PathText } from '../read-side/params/path-text.pipe.js';
import { queryPipe } from '../read-side/params/query-pipe.js';
import { ApiProblems } from '../presentation/problems/api-problems.js';
import { AsOfResolver } from '../read-side/time/as-of.resolver.js';
import { ListReports } from './list-reports.js';
import { ReportDocument, ReportList } from './report.documents.js';
import { ReportParams } from './report.params.js';
import { RunReport } from './run-report.js';
import { apiForms, sendReport } from './send-report.js';

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
  @ApiOkResponse(apiForms)
  async run(
    @Param('register') register: string,
    @Param('definition', new PathText('unknown-report')) definition: string,
    @Query() params: ReportParams,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { lang, format, ...asked } = params;
    const report = await this.queries.execute(new RunReport({ ...asked, register, definition }));
    sendReport(report, { lang, format }, request, response);
  }
}
