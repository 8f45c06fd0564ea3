import type { RecordedEvent } from '../../events/envelope.js';
import { NotFound } from '../http/bad-request.js';
import type { Ledger } from '../ledger/ledger.js';
import { streamOf } from '../ledger/register-writer.js';
import { wholeDecisions } from './whole-decisions.js';

/**
 * The decisions of a register as the ledger holds them, in recorded order.
 * @throws NotFound when the register has none
 */
export async function* decisionsOf(ledger: Ledger, register: string): AsyncIterable<RecordedEvent[]> {
  let empty = true;
  for await (const decision of wholeDecisions(ledger.read(streamOf(register)))) {
    empty = false;
    yield decision;
  }
  if (empty)
    throw new NotFound(
      'unknown-register',
      `There is no register "${register}". "orgledger register" lists them.`,
    );
}
