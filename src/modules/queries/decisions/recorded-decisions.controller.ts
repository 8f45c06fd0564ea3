import { Controller, Get, Param, Query, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { KnownParams } from '../../read-side/params/known.params.js';
import { PathText } from '../../read-side/params/path-text.pipe.js';
import { queryPipe } from '../../read-side/params/query-pipe.js';
import { ApiProblems } from '../../presentation/problems/api-problems.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
import { DecisionDetail, DecisionList } from './decision.documents.js';
import { DecisionFilters } from './decision.params.js';
import { FindDecisions } from './find-decisions.js';
import { GetDecision } from './get-decision.js';

@ApiTags('decisions')
@ApiProblems()
@Controller('registers/:register/decisions')
@UsePipes(queryPipe)
export class RecordedDecisionsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly time: AsOfResolver,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Decisions along either axis of time' })
  @ApiOkResponse({ type: DecisionList })
  async find(@Param('register') register: string, @Query() params: DecisionFilters): Promise<DecisionList> {
    const [known, page] = await this.time.knownPage(register, 'decisions', params);
    return this.queries.execute(new FindDecisions(known, params, page));
  }

  @Get(':id')
  @ApiOperation({ summary: 'A decision, with its instrument and what its changes did' })
  @ApiOkResponse({ type: DecisionDetail })
  async get(
    @Param('register') register: string,
    @Param('id', new PathText('unknown-decision')) id: string,
    @Query() params: KnownParams,
  ): Promise<DecisionDetail> {
    return this.queries.execute(new GetDecision(await this.time.known(register, params), id));
  }
}
