import { OrganizationCountBlock } from './counts/organization-count-block.entity.js';
import { OrganizationCount } from './counts/organization-count.entity.js';
import { Change } from './decisions/change.entity.js';
import { ChangeRectification } from './decisions/change-rectification.entity.js';
import { ClassificationVersion } from './registers/classification-version.entity.js';
import { DecisionLink } from './decisions/decision-link.entity.js';
import { Decision } from './decisions/decision.entity.js';
import { IssuedReport } from './decisions/issued-report.entity.js';
import { Register } from './registers/register.entity.js';
import { ReportDefinitionVersion } from './registers/report-definition-version.entity.js';
import { OrganizationFact } from './facts/organization-fact.entity.js';
import { PublishedFigure } from './facts/published-figure.entity.js';
import { Succession } from './lineage/succession.entity.js';
import { ProjectionCheckpoint } from './progress/projection-checkpoint.entity.js';
import { ProjectionProgress } from './progress/projection-progress.entity.js';
import { OrganizationEntry } from './timeline/organization-entry.entity.js';
import { OrganizationTransition } from './timeline/organization-transition.entity.js';
import { OrganizationVersion } from './timeline/organization-version.entity.js';

/** Every table of the read models. They are read through these and written by the projections alone. */
export const entities = [
  OrganizationEntry,
  OrganizationVersion,
  OrganizationTransition,
  OrganizationCount,
  OrganizationCountBlock,
  Succession,
  Register,
  Decision,
  DecisionLink,
  Change,
  ChangeRectification,
  ClassificationVersion,
  ReportDefinitionVersion,
  IssuedReport,
  OrganizationFact,
  PublishedFigure,
  ProjectionCheckpoint,
  ProjectionProgress,
];
