import { Controller, Get, Param, Query, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { queryPipe } from '../../read-side/params/query-pipe.js';
import { ApiProblems } from '../../presentation/problems/api-problems.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
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
      'Every change as recorded, corrections and annulments among them, with what became of it by `knownAt`. ' +
      'On the valid axis (order=effective, effectiveFrom, effectiveTo) a change stands where it says at `knownAt` that ' +
      'it takes effect: a corrected one at its new date, an annulled one at its last. As recorded it stands there at ' +
      'the `knownAt` of its own decision. Conditions about effects (effect, as, kindBefore, kindAfter) hold for one ' +
      'and the same effect, and for no effect of an annulled change.',
  })
  @ApiOkResponse({ type: ChangeList })
  async find(@Param('register') register: string, @Query() params: ChangeFilters): Promise<ChangeList> {
    const [known, page] = await this.time.knownPage(register, 'changes', params);
    return this.queries.execute(new FindChanges(known, params, page));
  }
}
