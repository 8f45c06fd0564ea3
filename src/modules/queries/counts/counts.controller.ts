import { Controller, Get, Param, Query, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { queryPipe } from '../../read-side/params/query-pipe.js';
import { ApiProblems } from '../../presentation/problems/api-problems.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
import { CountOrganizations } from './count-organizations.js';
import { Counts } from './counts.documents.js';
import { CountsParams } from './counts.params.js';
import { Flows } from './flows.documents.js';
import { FlowsParams } from './flows.params.js';
import { GetFlows } from './get-flows.js';

@ApiTags('counts')
@ApiProblems()
@Controller('registers/:register')
@UsePipes(queryPipe)
export class CountsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly time: AsOfResolver,
  ) {}

  @Get('counts')
  @ApiOperation({ summary: 'How many organizations live on the date' })
  @ApiOkResponse({ type: Counts })
  async counts(@Param('register') register: string, @Query() params: CountsParams): Promise<Counts> {
    const { by = 'kind', under, set } = params;
    const asOf = await this.time.asOf(register, params, 'counts');
    return this.queries.execute(
      new CountOrganizations(asOf, by, {
        ...(under !== undefined && { under }),
        ...(set !== undefined && { set }),
      }),
    );
  }

  @Get('flows')
  @ApiOperation({
    summary: 'What changed the stocks within a window of dates',
    description:
      'Every effect that became effective after `from` and on or before `to`, by flow, with the stocks on both ' +
      'dates: before + Σ delta = after, and the residual says by how much it does not.',
  })
  @ApiOkResponse({ type: Flows })
  async flows(@Param('register') register: string, @Query() params: FlowsParams): Promise<Flows> {
    const known = await this.time.known(register, params, 'counts');
    return this.queries.execute(new GetFlows(known, params.from, params.to, params.by ?? 'kind'));
  }
}
