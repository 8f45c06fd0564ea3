import { Controller, Get, Param, Query, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AsOfParams, KnownParams } from '../../read-side/params/known.params.js';
import { PathText } from '../../read-side/params/path-text.pipe.js';
import { queryPipe } from '../../read-side/params/query-pipe.js';
import { ApiProblems } from '../../presentation/problems/api-problems.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
import { RevisionTag } from '../../read-side/time/revision-tag.js';
import { FindDescendants } from '../hierarchy/find-descendants.js';
import { FindOrganizations } from './find-organizations.js';
import { GetAncestors } from '../hierarchy/get-ancestors.js';
import { GetHistory } from '../history/get-history.js';
import { GetLineage } from '../history/get-lineage.js';
import { GetOrganization } from './get-organization.js';
import { Ancestors, Descendants } from '../hierarchy/hierarchy.documents.js';
import { DescendantsParams, LineageParams, standardLineageDepth } from '../hierarchy/hierarchy.params.js';
import { OrganizationHistory } from '../history/history.document.js';
import { Lineage } from '../history/lineage.documents.js';
import { OrganizationDetail } from './organization-detail.document.js';
import { OrganizationList } from './organization-list.document.js';
import { OrganizationFilters } from './organization.params.js';

const id = new PathText('unknown-organization');

@ApiTags('organizations')
@ApiProblems()
@Controller('registers/:register/organizations')
@UsePipes(queryPipe)
export class OrganizationsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly time: AsOfResolver,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Organizations that live on the date, by id' })
  @ApiOkResponse({ type: OrganizationList })
  async find(
    @Param('register') register: string,
    @Query() params: OrganizationFilters,
  ): Promise<OrganizationList> {
    const [asOf, page] = await this.time.asOfPage(register, 'organizations', params);
    return this.queries.execute(new FindOrganizations(asOf, params, page));
  }

  @Get(':id')
  @RevisionTag()
  @ApiOperation({
    summary: 'An organization on the date',
    description: 'One that does not live on the date is answered with `live: false` and when it lived.',
  })
  @ApiOkResponse({ type: OrganizationDetail })
  async get(
    @Param('register') register: string,
    @Param('id', id) organization: string,
    @Query() params: AsOfParams,
  ): Promise<OrganizationDetail> {
    const asOf = await this.time.asOf(register, params, 'lineage', 'facts');
    return this.queries.execute(new GetOrganization(asOf, organization));
  }

  @Get(':id/history')
  @ApiOperation({
    summary: 'All that is known of an organization, and what was believed of it when',
    description:
      'Every change that ever touched it, in valid order, annulled and corrected ones marked; its versions as believed ' +
      'at `knownAt`; and every version that was believed before, with the decisions that changed the belief. One whose ' +
      'founding was annulled has a history all the same.',
  })
  @ApiOkResponse({ type: OrganizationHistory })
  async history(
    @Param('register') register: string,
    @Param('id', id) organization: string,
    @Query() params: KnownParams,
  ): Promise<OrganizationHistory> {
    const known = await this.time.known(register, params, 'facts');
    return this.queries.execute(new GetHistory(known, organization));
  }

  @Get(':id/ancestors')
  @ApiOperation({ summary: 'What stands above an organization on the date, the nearest first' })
  @ApiOkResponse({ type: Ancestors })
  async ancestors(
    @Param('register') register: string,
    @Param('id', id) organization: string,
    @Query() params: AsOfParams,
  ): Promise<Ancestors> {
    return this.queries.execute(new GetAncestors(await this.time.asOf(register, params), organization));
  }

  @Get(':id/descendants')
  @ApiOperation({ summary: 'What stands under an organization on the date, level by level' })
  @ApiOkResponse({ type: Descendants })
  async descendants(
    @Param('register') register: string,
    @Param('id', id) organization: string,
    @Query() params: DescendantsParams,
  ): Promise<Descendants> {
    const [asOf, page] = await this.time.asOfPage(register, `descendants of ${organization}`, params);
    return this.queries.execute(new FindDescendants(asOf, organization, params.depth, page));
  }

  @Get(':id/lineage')
  @ApiOperation({ summary: 'The predecessors and successors of an organization, as a graph' })
  @ApiOkResponse({ type: Lineage })
  async lineage(
    @Param('register') register: string,
    @Param('id', id) organization: string,
    @Query() params: LineageParams,
  ): Promise<Lineage> {
    const { direction = 'both', depth = standardLineageDepth } = params;
    const known = await this.time.known(register, params, 'lineage');
    return this.queries.execute(new GetLineage(known, organization, direction, depth));
  }
}
