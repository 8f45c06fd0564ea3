import type { EntityManager } from 'typeorm';
import type { RecordedEvent } from '../../events/definition/envelope.js';
import { isEvent } from '../../events/types/event-catalogue.js';
import { classificationDefined } from '../../events/types/classification-defined.js';
import { linkRelations } from '../../events/vocabulary/instrument.js';
import { registerOpened } from '../../events/types/register-opened.js';
import { reportDefined } from '../../events/types/report-defined.js';
import { reportIssued } from '../../events/types/report-issued.js';
import type { Batch } from '../fold/batch.js';
import type { Projection } from '../projection.js';
import { insertRows, type Row } from '../rows/insert-rows.js';
import { writeStatements, type Statement } from '../fold/statements.js';
import { writeRectifications } from './rectification-rows.js';
import { knownFrom, lastEvent, type WholeDecision } from '../fold/whole-decision.js';
import { organizationIdsOf } from './organization-ids.js';

/** Decisions and changes as recorded, and what they say about the register itself. */
export const decisionsProjection: Projection = {
  name: 'decisions',
  version: 1,
  tables: [
    'register',
    'decision',
    'change',
    'change_treatment',
    'decision_link',
    'classification_version',
    'report_definition_version',
    'issued_report',
  ],
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
    await writeRectifications(transaction, decisions);
    await insertRows(transaction, 'decision_link', decisions.flatMap(linkRows));
    await writeStatements(transaction, 'classification_version', {}, decisions, classificationRows);
    await writeStatements(transaction, 'report_definition_version', {}, decisions, reportRows);
    await writeStatements(transaction, 'issued_report', {}, decisions, issuedRows);
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

function linkRows(decision: WholeDecision): Row[] {
  const { register, id, issued } = decision;
  return linkRelations.flatMap((relation) =>
    (issued.data.instrument[relation] ?? []).map((target) => ({
      register,
      decision_id: id,
      relation,
      target_decision_id: target.decisionId,
      target_change: target.change,
      known_from: knownFrom(decision),
    })),
  );
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
    date_stated: metadata.dateStated,
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

function classificationRows({ change, content }: Statement): Row[] {
  if (!isEvent(content, classificationDefined)) return [];
  const { classification } = content.data;
  return [{ effective_on: change.effectiveOn, classification }];
}

function reportRows({ change, content }: Statement): Row[] {
  if (!isEvent(content, reportDefined)) return [];
  const { definition, version } = content.data;
  return [{ code: definition.code, version, effective_on: change.effectiveOn, definition }];
}

function issuedRows({ change, content }: Statement): Row[] {
  if (!isEvent(content, reportIssued)) return [];
  const { report, version, from, to, knownAt, include, exclude, figures, sha256 } = content.data;
  return [
    {
      effective_on: change.effectiveOn,
      report,
      version,
      window_from: from,
      window_to: to,
      report_known_at: knownAt,
      include,
      exclude,
      figures,
      sha256,
    },
  ];
}
