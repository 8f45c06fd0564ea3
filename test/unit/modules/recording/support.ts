import { decide } from '../../../../src/commands/decide/decide.js';
import { RegisterState } from '../../../../src/events/register/register-state.js';
import { message } from '../../../../src/events/messages/message.js';
import { LedgerUnavailable } from '../../../../src/modules/ledger/ledger.js';
import { streamOf } from '../../../../src/modules/recording/register-stream.js';
import { RegisterWriter } from '../../../../src/modules/recording/register-writer.js';
import { opening, org, request, type PlainRequest } from '../../../support/given.js';
import { MemoryLedger } from '../../../support/memory-ledger.js';

export const options = { now: () => '2020-01-01T00:00:00.000Z', groupLimit: 1000, settleForMs: 300 };

export function writer(ledger: MemoryLedger) {
  return new RegisterWriter('sample', ledger, options);
}

export function input(decisionId: string, plain: PlainRequest, more = {}) {
  return { register: 'sample', decisionId, request: request(plain), actor: 'test', ...more };
}

/** Founds an organization. */
export const found = (id: string): PlainRequest => ({
  decision: { effectiveOn: '2011-01-01' },
  changes: [org('found', id, 'C', 'G1')],
});

/** A register that is opened, and the writer that did so. */
export async function opened() {
  const ledger = new MemoryLedger();
  const one = writer(ledger);
  await one.submit(input('opening', opening()));
  return { ledger, one };
}

/** Decides as another process would, and writes it behind our back. */
export function writeElsewhere(ledger: MemoryLedger, decisionId: string, plain: PlainRequest): void {
  const state = new RegisterState();
  for (const event of ledger.log) state.apply(event);
  const recordedAt = options.now();
  const context = {
    register: 'sample',
    decisionId,
    recordedAt,
    actor: 'x',
    correlationId: 'x',
    causationId: 'x',
  };
  ledger.push(streamOf('sample'), decide(state, request(plain), context).events);
}

/** Every decision that is in the log, in order, with the number of its events. */
export function decisionsIn(ledger: MemoryLedger): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { metadata } of ledger.log) {
    counts.set(metadata.decisionId, (counts.get(metadata.decisionId) ?? 0) + 1);
  }
  return counts;
}

/** What a ledger throws that can't be reached. */
export function unreachable(): LedgerUnavailable {
  return new LedgerUnavailable(message('store.ledger-in-unreachable', { store: 'memory' }));
}
