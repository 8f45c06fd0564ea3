import type { EntityManager } from 'typeorm';
import type { RecordedEvent } from '../../events/envelope.js';
import { isEvent } from '../../events/catalogue.js';
import { classificationDefined } from '../../events/classification-defined.js';
import { registerOpened } from '../../events/register-opened.js';
import { reportDefined } from '../../events/report-defined.js';
import type { Batch } from '../batch.js';
import type { Projection } from '../projection.js';
import { changeColumns, insertRows, type Row } from '../rows.js';
import { knownFrom, lastEvent, type WholeDecision } from '../whole-decision.js';
import { organizationIdsOf } from './organization-ids.js';

/** Decisions and changes as recorded, and what they say about the register itself. */
export const decisionsProjection: Projection = {
  name: 'decisions',
  version: 1,
  tables: ['register', 'decision', 'change', 'classification_version', 'report_definition_version'],
  dependsOn: [],

  async apply(batch: Batch, transaction: EntityManager): Promise<void> {
    const { decisions } = batch;
    const changes = decisions.flatMap((decision) => {
      const known = knownFrom(decision);
      return decision.changes.map((event) => ({ event, known }));
    });
    await insertRows(transaction, 'decision', decisions.map(decisionRow));
    await insertRows(
      transaction,
      'change',
      changes.map(({ event, known }) => changeRow(event, known)),
    );
    await insertRows(
      transaction,
      'register',
      changes.flatMap(({ event }) => registerRows(event)),
    );
    await insertRows(
      transaction,
      'classification_version',
      changes.flatMap(({ event, known }) => classificationRows(event, known)),
    );
    await insertRows(
      transaction,
      'report_definition_version',
      changes.flatMap(({ event, known }) => reportRows(event, known)),
    );
  },
};

function decisionRow(decision: WholeDecision): Row {
  const { register, id, issued, changes } = decision;
  const { instrument, acknowledgements, warnings, fingerprint } = issued.data;
  const { recordedAt, actor, correlationId, causationId } = issued.metadata;
  return {
    register,
    decision_id: id,
    revision_first: issued.revision,
    revision_last: knownFrom(decision),
    changes: changes.length,
    position: lastEvent(decision).position,
    issuer: instrument.issuer,
    organ: instrument.organ,
    instrument_type: instrument.type,
    number: instrument.number,
    issued_on: instrument.issuedOn,
    effective_on: instrument.effectiveOn,
    title: instrument.title,
    signer: instrument.signer,
    legal_bases: instrument.legalBases ?? [],
    attachments: instrument.attachments ?? [],
    acknowledgements,
    warnings,
    fingerprint,
    recorded_at: recordedAt,
    actor,
    correlation_id: correlationId,
    causation_id: causationId,
  };
}

function changeRow(event: RecordedEvent, known: number): Row {
  const { metadata } = event;
  return {
    register: metadata.register,
    revision: event.revision,
    decision_id: metadata.decisionId,
    index: metadata.index,
    type: event.type,
    data: event.data,
    effective_on: metadata.effectiveOn,
    effective_sequence: metadata.effectiveSequence,
    effective_precision: metadata.effectivePrecision ?? 'day',
    recorded_at: metadata.recordedAt,
    organization_ids: organizationIdsOf(event),
    known_from: known,
  };
}

function registerRows(event: RecordedEvent): Row[] {
  if (!isEvent(event, registerOpened)) return [];
  const { register, effectiveOn, recordedAt, decisionId } = event.metadata;
  const { title, homonyms } = event.data;
  return [
    {
      slug: register,
      title,
      homonyms,
      effective_on: effectiveOn,
      recorded_at: recordedAt,
      revision: event.revision,
      decision_id: decisionId,
    },
  ];
}

function classificationRows(event: RecordedEvent, known: number): Row[] {
  if (!isEvent(event, classificationDefined)) return [];
  const { classification } = event.data;
  return [{ ...changeColumns(event, known), effective_on: event.metadata.effectiveOn, classification }];
}

function reportRows(event: RecordedEvent, known: number): Row[] {
  if (!isEvent(event, reportDefined)) return [];
  const { definition, version } = event.data;
  return [
    {
      ...changeColumns(event, known),
      code: definition.code,
      version,
      effective_on: event.metadata.effectiveOn,
      definition,
    },
  ];
}
