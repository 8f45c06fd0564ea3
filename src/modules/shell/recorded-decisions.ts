import { isEvent } from '../../events/catalogue.js';
import { decisionIssued } from '../../events/decision-issued.js';
import type { Ledger } from '../ledger/ledger.js';
import { streamOf } from '../ledger/register-writer.js';

/**
 * What a ledger held of each register when it was first asked about. A register's stream is read once, only as far
 * as needed, and what was passed over on the way is kept until it is asked for: where decisions are asked about in
 * the order of recording, that is next to nothing.
 */
export class RecordedDecisions {
  readonly #registers = new Map<string, Lookup>();

  constructor(private readonly ledger: Ledger) {}

  /**
   * The fingerprint of a recorded decision; undefined when it was not recorded. Each decision may be asked about once.
   * @throws LedgerUnavailable
   */
  fingerprintOf(register: string, decisionId: string): Promise<string | undefined> {
    let lookup = this.#registers.get(register);
    if (!lookup) this.#registers.set(register, (lookup = new Lookup(fingerprints(this.ledger, register))));
    return lookup.take(decisionId);
  }
}

type Fingerprints = AsyncGenerator<readonly [decisionId: string, fingerprint: string], void>;

class Lookup {
  readonly #passed = new Map<string, string>();

  constructor(private readonly stream: Fingerprints) {}

  async take(decisionId: string): Promise<string | undefined> {
    const passed = this.#passed.get(decisionId);
    if (passed !== undefined) {
      this.#passed.delete(decisionId);
      return passed;
    }
    for (;;) {
      const next = await this.stream.next();
      if (next.done) return undefined;
      const [id, fingerprint] = next.value;
      if (id === decisionId) return fingerprint;
      this.#passed.set(id, fingerprint);
    }
  }
}

async function* fingerprints(ledger: Ledger, register: string): Fingerprints {
  for await (const event of ledger.read(streamOf(register))) {
    if (isEvent(event, decisionIssued)) yield [event.metadata.decisionId, event.data.fingerprint];
  }
}
