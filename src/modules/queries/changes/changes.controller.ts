import { Controller, Get, Param, Query, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { queryPipe } from '../params/query-pipe.js';
import { ApiProblems } from '../problems.js';
import { AsOfResolver } from '../time/as-of.resolver.js';
import { ChangeList } from './change.documents.js';
import { ChangeFilters } from './change.params.js';
import { FindChanges } from './find-changes.js';

@ApiTags('changes')
@ApiProblems()
@Controller('registers/:register/changes')
@UsePipes(queryPipe)
export class ChangesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly time: AsOfResolver,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Changes as recorded, along either axis of time',
    description:
      'Conditions about effects (effect, as, kindBefore, kindAfter) hold for one and the same effect.',
  })
  @ApiOkResponse({ type: ChangeList })
  async find(@Param('register') register: string, @Query() params: ChangeFilters): Promise<ChangeList> {
    const [known, page] = await this.time.knownPage(register, 'changes', params);
    return this.queries.execute(new FindChanges(known, params, page));
  }
}
