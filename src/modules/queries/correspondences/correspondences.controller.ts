import { Controller, Get, Param, Query, Req, Res, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { queryPipe } from '../../read-side/params/query-pipe.js';
import { ApiProblems } from '../../presentation/problems/api-problems.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
import { Correspondences } from './correspondence.documents.js';
import { CorrespondenceParams } from './correspondence.params.js';
import { correspondenceTable } from './correspondence-table.js';
import { FindCorrespondences } from './find-correspondences.js';

@ApiTags('diff')
@ApiProblems()
@Controller('registers/:register/correspondences')
@UsePipes(queryPipe)
export class CorrespondencesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly time: AsOfResolver,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Which organization of one date is which of another',
    description:
      'Every organization of either date is in one item at least, through any number of changes in between. ' +
      'Where it is in several, the item says so: the correspondence is no function.',
  })
  @ApiExtraModels(Correspondences)
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(Correspondences) } },
      'text/csv': { schema: { type: 'string' } },
    },
  })
  async find(
    @Param('register') register: string,
    @Query() params: CorrespondenceParams,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { format, ...asked } = params;
    const { from, to } = asked;
    const [known, page] = await this.time.knownPage(register, 'correspondences', asked, 'lineage');
    const chosen = format ?? (request.accepts(['json', 'text/csv']) === 'text/csv' ? 'csv' : 'json');
    response.vary('Accept');
    if (chosen === 'json') {
      response.json(await this.queries.execute(new FindCorrespondences(known, from, to, page)));
      return;
    }
    for await (const part of correspondenceTable(this.queries, known, from, to)) {
      if (!response.headersSent)
        response.attachment(`${register}-${from}-${to}.csv`).type('text/csv; charset=utf-8');
      response.write(part);
    }
    response.end();
  }
}
