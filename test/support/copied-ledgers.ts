import type { NewEvent, RecordedEvent } from '../../src/events/definition/envelope.js';
import { MemoryLedger } from './memory-ledger.js';
import { decisionEvents } from './recorded.js';

/** What a store could spoil. */
export const odd = {
  name: 'Ủy ban nhân dân xã Đắk Ơ',
  nfd: 'Ủy ban'.normalize('NFD'),
  emoji: '🏛️',
  numbers: [0, -1, 0.1, 1e21, 5e-324, Number.MAX_SAFE_INTEGER],
  b: { deep: null },
  a: [],
};

let numbers = 0;

/** The events of a decision of renamings. */
export function decision(register: string, changes = 2, data: object = odd): NewEvent[] {
  const id = `d${++numbers}`;
  const plain = Array.from({ length: changes }, (_, i) => ({
    type: 'OrganizationRenamed',
    data: { ...data, i },
    effectiveOn: '2018-07-01',
  }));
  return decisionEvents(register, id, plain);
}

/** A log of two registers that take turns, with some decisions of one in a row. */
export function filled(decisions = 40): MemoryLedger {
  const ledger = new MemoryLedger();
  ledger.latencyMs = 0;
  for (let i = 0; i < decisions; i++) {
    const register = ['north', 'south', 'south', 'south'][i % 4]!;
    ledger.push(`register-${register}`, decision(register, 1 + (i % 5)));
  }
  return ledger;
}

/** A target that holds nothing. */
export function empty(): MemoryLedger {
  const ledger = new MemoryLedger();
  ledger.latencyMs = 0;
  return ledger;
}

/** A target that holds the first `events` of a log. */
export function begun(source: MemoryLedger, events: number): MemoryLedger {
  const target = empty();
  for (const event of source.log.slice(0, events)) target.push(event.stream, [asNew(event)]);
  return target;
}

/** As it was before it was recorded. */
export function asNew({ id, type, data, metadata }: RecordedEvent): NewEvent {
  return { id, type, data, metadata };
}

/** What a store's own places don't touch. */
export function contents(log: readonly RecordedEvent[]): unknown[] {
  return log.map(({ position: _, ...rest }) => rest);
}
