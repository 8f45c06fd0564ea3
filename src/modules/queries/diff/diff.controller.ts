import { Controller, Get, Param, Query, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { queryPipe } from '../params/query-pipe.js';
import { ApiProblems } from '../problems.js';
import { Diff } from './diff.documents.js';
import { DiffParams } from './diff.params.js';
import { DiffSides } from './diff-sides.js';
import { FindDiff } from './find-diff.js';

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
  @ApiOkResponse({ type: Diff })
  async find(@Param('register') register: string, @Query() params: DiffParams): Promise<Diff> {
    const [sides, page] = await this.sides.resolve(register, params);
    return this.queries.execute(new FindDiff(sides, page));
  }
}
