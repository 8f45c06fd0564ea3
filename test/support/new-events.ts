import { randomUUID } from 'node:crypto';
import type { NewEvent } from '../../src/events/definition/envelope.js';

/** A stream that no other test uses. */
export function newStream(): string {
  return `register-${randomUUID()}`;
}

export function newEvent(data: unknown = { name: 'Ban Tuyên giáo' }, id: string = randomUUID()): NewEvent {
  return {
    id,
    type: 'OrganizationRenamed',
    data,
    metadata: {
      register: 'test',
      schemaVersion: 1,
      decisionId: randomUUID(),
      index: 1,
      effectiveOn: '2018-07-01',
      effectiveSequence: 0,
      recordedAt: '2018-07-02T03:04:05.678Z',
      actor: 'văn thư',
      correlationId: randomUUID(),
      causationId: randomUUID(),
    },
  };
}

export function newEvents(count: number): NewEvent[] {
  return Array.from({ length: count }, (_, number) => newEvent({ number }));
}
