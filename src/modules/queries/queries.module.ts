import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ChangesController } from './changes/changes.controller.js';
import { FindChangesHandler } from './changes/find-changes.js';
import { Clock } from '../platform/clock.js';
import { CountOrganizationsHandler } from './counts/count-organizations.js';
import { ForeseeCountsHandler } from './counts/foresee-counts.js';
import { CountsController } from './counts/counts.controller.js';
import { GetFlowsHandler } from './counts/get-flows.js';
import { CorrespondencesController } from './correspondences/correspondences.controller.js';
import { FindCorrespondencesHandler } from './correspondences/find-correspondences.js';
import { Lineages } from './correspondences/lineages.js';
import { RecordedDecisionsController } from './decisions/recorded-decisions.controller.js';
import { DecisionStandings } from './decisions/decision-standings.js';
import { FindDecisionsHandler } from './decisions/find-decisions.js';
import { GetDecisionHandler } from './decisions/get-decision.js';
import { Links } from './decisions/decision-links.js';
import { ChangesBetween } from './diff/changes-between.js';
import { DiffController } from './diff/diff.controller.js';
import { DiffSides } from './diff/diff-sides.js';
import { FindDiffHandler } from './diff/find-diff.js';
import { RectifiedBetween } from './diff/rectified-between.js';
import { FactsController } from './facts/facts.controller.js';
import { FindFactsHandler } from './facts/find-facts.js';
import { FindFiguresHandler } from './facts/find-figures.js';
import { Beliefs } from './history/beliefs.js';
import { FilterCheck } from './organizations/filter-check.js';
import { FindDescendantsHandler } from './hierarchy/find-descendants.js';
import { FindOrganizationsHandler } from './organizations/find-organizations.js';
import { GetAncestorsHandler } from './hierarchy/get-ancestors.js';
import { GetHistoryHandler } from './history/get-history.js';
import { GetLineageHandler } from './history/get-lineage.js';
import { GetOrganizationHandler } from './organizations/get-organization.js';
import { GetTreeHandler } from './hierarchy/get-tree.js';
import { Lives } from './organizations/lives.js';
import { MustLive } from './organizations/must-live.js';
import { OrganizationsController } from './organizations/organizations.controller.js';
import { TreeController } from './hierarchy/tree.controller.js';
import { ClassificationOn } from './registers/classification-on.js';
import { GetRegisterHandler } from './registers/get-register.js';
import { ListRegistersHandler } from './registers/list-registers.js';
import { RegistersController } from './registers/registers.controller.js';
import { rowsProvider } from '../read-side/rows.js';
import { AsOfResolver } from '../read-side/time/as-of.resolver.js';
import { ReadNamings } from './rectifications/namings.js';
import { Rectifications } from './rectifications/rectifications.js';

/** The read side over HTTP: questions to the read models, on both axes of time. */
@Module({
  imports: [CqrsModule],
  controllers: [
    RegistersController,
    OrganizationsController,
    TreeController,
    CountsController,
    ChangesController,
    RecordedDecisionsController,
    FactsController,
    DiffController,
    CorrespondencesController,
  ],
  providers: [
    Clock,
    rowsProvider,
    AsOfResolver,
    ClassificationOn,
    FilterCheck,
    Lives,
    Beliefs,
    Rectifications,
    ReadNamings,
    MustLive,
    ListRegistersHandler,
    GetRegisterHandler,
    FindOrganizationsHandler,
    GetOrganizationHandler,
    GetHistoryHandler,
    GetAncestorsHandler,
    FindDescendantsHandler,
    GetLineageHandler,
    GetTreeHandler,
    CountOrganizationsHandler,
    ForeseeCountsHandler,
    GetFlowsHandler,
    FindChangesHandler,
    DecisionStandings,
    Links,
    FindDecisionsHandler,
    GetDecisionHandler,
    FindFactsHandler,
    FindFiguresHandler,
    Lineages,
    ChangesBetween,
    RectifiedBetween,
    DiffSides,
    FindDiffHandler,
    FindCorrespondencesHandler,
  ],
})
export class QueriesModule {}
