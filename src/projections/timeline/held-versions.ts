import type { EntityManager } from 'typeorm';
import type { Version } from '../../events/register/history.js';
import { organizationKey, type Histories } from '../fold/histories.js';
import { OPEN_REVISION } from '../rows/known-time.js';
import type { HeldRows } from '../projection.js';
import { insertRows, type Row } from '../rows/insert-rows.js';
import type { Subject } from './entry-row.js';
import { versionRow } from './version-row.js';
import type { VersionRows } from './version-rows.js';

const TABLE = 'organization_version';
/** Organizations whose rows are written at a time. */
const CHUNK = 5000;

/** An organization's open versions: the date from which each is valid → the revision from which it is known. */
interface Held {
  readonly subject: Subject;
  readonly knownFrom: Map<string, number>;
}

/**
 * For tables that are built from the beginning: a version becomes a row when it is closed, with its whole known
 * range, or else in the end. No row is ever altered. Of open versions only the revision is kept in memory: what
 * they say is in the organization's history.
 */
export class HeldVersions implements VersionRows {
  readonly #held = new Map<string, Held>();
  #rows: Row[] = [];

  close(subject: Subject, version: Version, knownTo: number): void {
    const { knownFrom } = this.#heldOf(subject);
    this.#rows.push({ ...versionRow(subject, version, knownFrom.get(version.from)!), known_to: knownTo });
    knownFrom.delete(version.from);
  }

  open(subject: Subject, version: Version, knownFrom: number): void {
    this.#heldOf(subject).knownFrom.set(version.from, knownFrom);
  }

  async write(transaction: EntityManager): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    await insertRows(transaction, TABLE, rows);
  }

  /** The rows of the versions that are open in the end, when `histories` hold everything. */
  async *rest(histories: Histories): AsyncIterable<HeldRows> {
    const all = [...this.#held.values()].filter(({ knownFrom }) => knownFrom.size > 0);
    this.#held.clear();
    for (let i = 0; i < all.length; i += CHUNK) {
      yield { table: TABLE, rows: await openRows(all.slice(i, i + CHUNK), histories) };
    }
  }

  #heldOf(subject: Subject): Held {
    const key = organizationKey(subject.register, subject.organization_id);
    const held = this.#held.get(key) ?? { subject, knownFrom: new Map<string, number>() };
    this.#held.set(key, held);
    return held;
  }
}

async function openRows(held: readonly Held[], histories: Histories): Promise<Row[]> {
  const found = await histories.get(
    held.map(({ subject }) => ({
      register: subject.register,
      organizationId: subject.organization_id,
      knownAt: OPEN_REVISION - 1,
    })),
  );
  return held.flatMap(({ subject, knownFrom }) => {
    const { versions } = found.get(organizationKey(subject.register, subject.organization_id))!;
    return versions.map((version) => versionRow(subject, version, knownFrom.get(version.from)!));
  });
}
