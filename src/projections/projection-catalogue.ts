import { countsProjection } from './counts/counts.projection.js';
import { decisionsProjection } from './decisions/decisions.projection.js';
import { factsProjection } from './facts/facts.projection.js';
import { lineageProjection } from './lineage/lineage.projection.js';
import type { Projection } from './projection.js';
import { timelineProjection } from './timeline/timeline.projection.js';

/** Every projection, each behind those it depends on. */
export const projectionCatalogue: readonly Projection[] = [
  decisionsProjection,
  timelineProjection,
  countsProjection,
  lineageProjection,
  factsProjection,
];
