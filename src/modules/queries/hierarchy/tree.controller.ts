import { Controller, Get, Param, Query, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { queryPipe } from '../../read-side/params/query-pipe.js';
import { ApiProblems } from '../../presentation/problems/api-problems.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
import { GetTree } from './get-tree.js';
import { Tree } from './hierarchy.documents.js';
import { TreeParams } from './hierarchy.params.js';

@ApiTags('organizations')
@ApiProblems()
@Controller('registers/:register/tree')
@UsePipes(queryPipe)
export class TreeController {
  constructor(
    private readonly queries: QueryBus,
    private readonly time: AsOfResolver,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The hierarchy on the date, nested' })
  @ApiOkResponse({ type: Tree })
  async get(@Param('register') register: string, @Query() params: TreeParams): Promise<Tree> {
    const asOf = await this.time.asOf(register, params);
    return this.queries.execute(new GetTree(asOf, params.root, params.depth));
  }
}
