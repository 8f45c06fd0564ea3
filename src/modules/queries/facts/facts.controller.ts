import { Controller, Get, Param, Query, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { queryPipe } from '../../read-side/params/query-pipe.js';
import { ApiProblems } from '../../presentation/problems/api-problems.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
import { FactList, FigureList } from './fact.documents.js';
import { FactFilters, FigureFilters } from './fact.params.js';
import { FindFacts } from './find-facts.js';
import { FindFigures } from './find-figures.js';

@ApiTags('facts')
@ApiProblems()
@Controller('registers/:register')
@UsePipes(queryPipe)
export class FactsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly time: AsOfResolver,
  ) {}

  @Get('facts')
  @ApiOperation({ summary: 'Measures of organizations, by measure, organization and date' })
  @ApiOkResponse({ type: FactList })
  async facts(@Param('register') register: string, @Query() params: FactFilters): Promise<FactList> {
    const [asOf, page] = await this.time.asOfPage(register, 'facts', params, 'facts');
    return this.queries.execute(new FindFacts(asOf, params, page));
  }

  @Get('figures')
  @ApiOperation({ summary: 'Numbers that documents published, by name' })
  @ApiOkResponse({ type: FigureList })
  async figures(@Param('register') register: string, @Query() params: FigureFilters): Promise<FigureList> {
    const [known, page] = await this.time.knownPage(register, 'figures', params, 'facts');
    return this.queries.execute(new FindFigures(known, params, page));
  }
}
