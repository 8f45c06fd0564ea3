import { Controller, Get, Param, Query, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../presentation/problems/api-problems.js';
import { AsOfParams } from '../../read-side/params/known.params.js';
import { queryPipe } from '../../read-side/params/query-pipe.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
import { RevisionTag } from '../../read-side/time/revision-tag.js';
import { GetRegister } from './get-register.js';
import { ListRegisters } from './list-registers.js';
import { RegisterDetail, RegisterList } from './register.documents.js';

@ApiTags('registers')
@Controller('registers')
@UsePipes(queryPipe)
export class RegistersController {
  constructor(
    private readonly queries: QueryBus,
    private readonly time: AsOfResolver,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All registers' })
  @ApiOkResponse({ type: RegisterList })
  list(): Promise<RegisterList> {
    return this.queries.execute(new ListRegisters());
  }

  @Get(':register')
  @RevisionTag()
  @ApiOperation({ summary: 'A register, with the kinds and rules that hold on the date' })
  @ApiOkResponse({ type: RegisterDetail })
  @ApiProblems()
  async get(@Param('register') register: string, @Query() params: AsOfParams): Promise<RegisterDetail> {
    return this.queries.execute(new GetRegister(await this.time.asOf(register, params)));
  }
}
