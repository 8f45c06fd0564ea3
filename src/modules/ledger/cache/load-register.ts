import { fingerprint } from '../../../events/canonical.js';
import type { NewEvent } from '../../../events/envelope.js';
import { RegisterState } from '../../../events/register-state.js';
import { upcast } from '../../../events/upcast.js';
import type { Ledger } from '../ledger.js';
import { fieldsOf, type CachedEvent, type EventCache } from './event-cache.js';

/** About so many events of the copy are compared with the ledger's, and the last one. */
const SAMPLES = 3;

/**
 * A register's state as far as its copy goes, if that agrees with the ledger wherever it is looked at. A copy that
 * does not is dropped.
 * @throws LedgerUnavailable
 */
export async function loadCopy(
  cache: EventCache,
  ledger: Ledger,
  register: string,
  stream: string,
): Promise<RegisterState> {
  const state = new RegisterState();
  const firsts: Looked[] = [];
  let last: CachedEvent | undefined;
  for await (const events of cache.read(register)) {
    firsts.push({ revision: state.revision + 1, event: events[0]! });
    for (const event of events) state.load(upcast(event as NewEvent));
    last = events.at(-1);
  }
  if (!last) return state;
  for (const { revision, event } of [...spread(firsts), { revision: state.revision, event: last }]) {
    if ((await hashAt(ledger, stream, revision)) === hashOf(event)) continue;
    await cache.drop(register);
    return new RegisterState();
  }
  return state;
}

interface Looked {
  readonly revision: number;
  readonly event: CachedEvent;
}

/** Some of many, at even distances. */
function spread(all: readonly Looked[]): Looked[] {
  const step = Math.max(1, Math.ceil(all.length / SAMPLES));
  return all.filter((_, i) => i % step === 0);
}

async function hashAt(ledger: Ledger, stream: string, revision: number): Promise<string | undefined> {
  for await (const event of ledger.read(stream, revision)) return hashOf(event);
  return undefined;
}

/** Stands for all of an event that deciding looks at. */
function hashOf(event: CachedEvent): string {
  return fingerprint(fieldsOf(event));
}
