import type { EntityManager } from 'typeorm';
import { factsOf, isEvent } from '../../events/types/event-catalogue.js';
import { figurePublished } from '../../events/types/figure-published.js';
import type { Batch } from '../fold/batch.js';
import type { Projection } from '../projection.js';
import type { Row } from '../rows/insert-rows.js';
import { writeStatements, type Statement } from '../fold/statements.js';

/** The measures of organizations, and the figures that documents published. */
export const factsProjection: Projection = {
  name: 'facts',
  version: 1,
  tables: ['organization_fact', 'published_figure'],
  dependsOn: [],

  async apply({ decisions }: Batch, transaction: EntityManager): Promise<void> {
    await writeStatements(transaction, 'organization_fact', { ordinal: 'integer' }, decisions, factRows);
    await writeStatements(transaction, 'published_figure', {}, decisions, figureRows);
  },
};

function factRows({ change, content }: Statement): Row[] {
  return factsOf(content).map(({ organizationId, measure, value, period }, ordinal) => ({
    ordinal,
    organization_id: organizationId,
    measure,
    value,
    effective_on: change.effectiveOn,
    effective_sequence: change.effectiveSequence,
    period_from: period?.from,
    period_to: period?.to,
  }));
}

function figureRows({ change, content }: Statement): Row[] {
  if (!isEvent(content, figurePublished)) return [];
  const { figure, label, value, measure, bound, asOf, period, attributes, document, quotation } =
    content.data;
  return [
    {
      figure,
      label,
      value,
      measure,
      bound,
      effective_on: change.effectiveOn,
      as_of: asOf,
      period_from: period?.from,
      period_to: period?.to,
      attributes,
      document,
      quotation,
    },
  ];
}
