import { v5 as uuid } from 'uuid';
import type { DecisionIssuedData } from '../../src/events/types/decision-issued.js';
import type { NewEvent, RecordedEvent } from '../../src/events/definition/envelope.js';
import { isEvent } from '../../src/events/types/event-catalogue.js';
import { decisionIssued } from '../../src/events/types/decision-issued.js';
import type { WholeDecision } from '../../src/projections/fold/whole-decision.js';

/** A change by hand: whether it should be recorded is not asked. */
export interface PlainEvent {
  readonly type: string;
  readonly data: object;
  readonly effectiveOn: string;
  readonly effectiveSequence?: number;
}

/** The events of a decision, as the deciding side would append them. */
export function decisionEvents(
  register: string,
  decisionId: string,
  changes: readonly PlainEvent[],
): NewEvent[] {
  const issued: DecisionIssuedData = {
    instrument: {
      issuer: 'Mẫu',
      type: 'QĐ',
      number: decisionId,
      issuedOn: '2010-01-01',
      effectiveOn: changes[0]?.effectiveOn ?? '2010-01-01',
    },
    changes: changes.length,
    acknowledgements: [],
    warnings: [],
    fingerprint: '',
  };
  const events: PlainEvent[] = [
    { type: 'DecisionIssued', data: issued, effectiveOn: issued.instrument.effectiveOn },
    ...changes,
  ];
  return events.map(({ type, data, effectiveOn, effectiveSequence = 0 }, index) => ({
    id: uuid(`${register} ${decisionId} ${index}`, uuid.URL),
    type,
    data,
    metadata: {
      register,
      schemaVersion: 1,
      decisionId,
      index,
      effectiveOn,
      effectiveSequence,
      recordedAt: '2020-01-01T00:00:00.000Z',
      actor: 'test',
      correlationId: 'c',
      causationId: 'c',
    },
  }));
}

/** The decisions in a part of a log. */
export function wholeDecisions(log: readonly RecordedEvent[]): WholeDecision[] {
  return log.flatMap((event, at) => {
    if (!isEvent(event, decisionIssued)) return [];
    const { register, decisionId } = event.metadata;
    return [
      { register, id: decisionId, issued: event, changes: log.slice(at + 1, at + 1 + event.data.changes) },
    ];
  });
}
