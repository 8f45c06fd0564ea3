import { fingerprint } from '../../../events/canonical.js';
import type { NewEvent } from '../../../events/envelope.js';
import { footprintOf, type Footprint } from '../../../events/footprint.js';
import { RegisterState, type Recall } from '../../../events/register-state.js';
import { upcast } from '../../../events/upcast.js';
import type { Ledger } from '../ledger.js';
import { CopyUnreadable, fieldsOf, type CachedEvent, type EventCache } from './event-cache.js';

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
  const recall: Recall = (revision) => upcast(cache.recall(register, revision) as NewEvent);
  const state = new RegisterState(recall);
  const looked = await note(cache, register, state);
  for (const each of looked ?? []) {
    if (await agrees(cache, ledger, register, stream, each)) continue;
    await cache.drop(register);
    return new RegisterState(recall);
  }
  return looked ? state : new RegisterState(recall);
}

/** Notes all that is kept, and says where it is to be compared; undefined, and it is dropped, when it can't be used. */
async function note(
  cache: EventCache,
  register: string,
  state: RegisterState,
): Promise<readonly Looked[] | undefined> {
  const firsts: Looked[] = [];
  let last: Looked | undefined;
  try {
    for await (const footprints of cache.read(register)) {
      firsts.push({ revision: state.revision + 1, footprint: footprints[0]! });
      for (const footprint of footprints) state.note(footprint);
      last = { revision: state.revision, footprint: footprints.at(-1)! };
    }
  } catch {
    await cache.drop(register);
    return undefined;
  }
  return last ? [...spread(firsts), last] : [];
}

interface Looked {
  readonly revision: number;
  readonly footprint: Footprint;
}

/** Some of many, at even distances. */
function spread(all: readonly Looked[]): Looked[] {
  const step = Math.max(1, Math.ceil(all.length / SAMPLES));
  return all.filter((_, i) => i % step === 0);
}

/** @throws LedgerUnavailable */
async function agrees(
  cache: EventCache,
  ledger: Ledger,
  register: string,
  stream: string,
  { revision, footprint }: Looked,
): Promise<boolean> {
  const recorded = await hashAt(ledger, stream, revision);
  try {
    const copied = cache.recall(register, revision);
    const told = footprintOf(upcast(copied as NewEvent));
    return recorded === hashOf(copied) && fingerprint(told) === fingerprint(footprint);
  } catch (error) {
    if (error instanceof CopyUnreadable) return false;
    throw error;
  }
}

async function hashAt(ledger: Ledger, stream: string, revision: number): Promise<string | undefined> {
  for await (const event of ledger.read(stream, revision)) return hashOf(event);
  return undefined;
}

/** Stands for all of an event that deciding looks at. */
function hashOf(event: CachedEvent): string {
  return fingerprint(fieldsOf(event));
}
