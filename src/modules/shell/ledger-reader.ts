import { message } from '../../events/messages/message.js';
import type { RecordedEvent } from '../../events/definition/envelope.js';
import { NotFound } from '../errors/request-errors.js';
import type { Ledger } from '../ledger/ledger.js';
import { streamOf } from '../recording/register-stream.js';
import { Assembly } from '../projecting/decision-reader.js';

/**
 * The decisions of a register as the ledger holds them, in recorded order, lifted to the schema versions of today.
 * @throws NotFound when the register has none
 */
export async function* decisionsOf(ledger: Ledger, register: string): AsyncIterable<RecordedEvent[]> {
  let empty = true;
  const assembly = new Assembly();
  for await (const event of ledger.read(streamOf(register))) {
    empty = false;
    const whole = assembly.add(event);
    if (whole) yield [whole.issued, ...whole.changes];
  }
  if (empty) throw new NotFound('unknown-register', message('shell.unknown-register', { register }));
}
