import type { EntityManager } from 'typeorm';
import { factsOf, isEvent } from '../../events/catalogue.js';
import type { RecordedEvent } from '../../events/envelope.js';
import { figurePublished } from '../../events/figure-published.js';
import type { Batch } from '../batch.js';
import type { Projection } from '../projection.js';
import { changeColumns, insertRows, type Row } from '../rows.js';
import { knownFrom } from '../whole-decision.js';

/** The measures of organizations, and the figures that documents published. */
export const factsProjection: Projection = {
  name: 'facts',
  version: 1,
  tables: ['organization_fact', 'published_figure'],
  dependsOn: [],

  async apply(batch: Batch, transaction: EntityManager): Promise<void> {
    const facts: Row[] = [];
    const figures: Row[] = [];
    for (const decision of batch.decisions) {
      const known = knownFrom(decision);
      for (const event of decision.changes) {
        facts.push(...factRows(event, known));
        figures.push(...figureRows(event, known));
      }
    }
    await insertRows(transaction, 'organization_fact', facts);
    await insertRows(transaction, 'published_figure', figures);
  },
};

function factRows(event: RecordedEvent, known: number): Row[] {
  const { effectiveOn, effectiveSequence } = event.metadata;
  return factsOf(event).map(({ organizationId, measure, value, period }, ordinal) => ({
    ...changeColumns(event, known),
    ordinal,
    organization_id: organizationId,
    measure,
    value,
    effective_on: effectiveOn,
    effective_sequence: effectiveSequence,
    period_from: period?.from,
    period_to: period?.to,
  }));
}

function figureRows(event: RecordedEvent, known: number): Row[] {
  if (!isEvent(event, figurePublished)) return [];
  const { figure, label, value, bound, asOf, period, attributes, document, quotation } = event.data;
  return [
    {
      ...changeColumns(event, known),
      figure,
      label,
      value,
      bound,
      effective_on: event.metadata.effectiveOn,
      as_of: asOf,
      period_from: period?.from,
      period_to: period?.to,
      attributes,
      document,
      quotation,
    },
  ];
}
