import { fingerprint } from '../../events/definition/canonical.js';
import type { NewEvent } from '../../events/definition/envelope.js';
import {
  leadsToEvent,
  postingsOf,
  type EventIndex,
  type Posting,
} from '../../events/register/event-index.js';
import { RegisterState } from '../../events/register/register-state.js';
import { upcast } from '../../events/register/upcast.js';
import type { Ledger } from '../ledger/ledger.js';
import { CopyUnreadable, fieldsOf, type EventCache } from '../ledger/cache/event-cache.js';

/** So many events of the copy are compared with the ledger's. */
const SAMPLES = 5;

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
  const copy = await cache.open(register);
  if (!copy) return new RegisterState();
  try {
    for (const revision of spread(copy.last)) {
      if (await agrees(copy.index, ledger, stream, revision)) continue;
      throw new CopyUnreadable(`Revision ${revision} of ${register} was copied otherwise.`);
    }
    return new RegisterState(copy.index, copy.last);
  } catch (error) {
    if (!(error instanceof CopyUnreadable)) throw error;
    await cache.drop(register);
    const empty = await cache.open(register);
    return new RegisterState(empty?.index);
  }
}

/** Some revisions at even distances, the first and the last among them; none where `last` is before the first. */
function spread(last: number): number[] {
  const steps = Array.from({ length: SAMPLES }, (_, i) => Math.floor((last * i) / (SAMPLES - 1)));
  return last < 0 ? [] : [...new Set(steps)];
}

/** @throws LedgerUnavailable, CopyUnreadable */
async function agrees(index: EventIndex, ledger: Ledger, stream: string, revision: number): Promise<boolean> {
  const copied = index.event(revision);
  const found = postingsOf(copied, revision).every((posting) => leads(index, posting));
  return found && (await hashAt(ledger, stream, revision)) === hashOf(copied);
}

function leads(index: EventIndex, posting: Posting): boolean {
  if (leadsToEvent(posting)) return index.revisions(posting[0], posting[1]).includes(posting[2]);
  return index.organizations(posting[0], posting[1]).includes(posting[2]);
}

async function hashAt(ledger: Ledger, stream: string, revision: number): Promise<string | undefined> {
  for await (const event of ledger.read(stream, revision)) return hashOf(upcast(event));
  return undefined;
}

/** Stands for all of an event that deciding looks at. */
function hashOf(event: NewEvent): string {
  return fingerprint(fieldsOf(event));
}
