import type { EntityManager } from 'typeorm';
import type { Effect } from '../events/effect.js';
import type { Entry } from '../events/history.js';
import { History } from './history.js';

/** An organization of a register, and the revision at which its history is wanted. */
export interface HistoryKey {
  readonly register: string;
  readonly organizationId: string;
  readonly knownAt: number;
}

/** The place of an organization in a map. */
export function organizationKey(register: string, organizationId: string): string {
  return `${register}\n${organizationId}`;
}

/**
 * The histories of the organizations that were touched last, kept in memory between batches.
 *
 * Whoever follows the ledger from its beginning knows that an organization it hasn't met has no history; this
 * holds until the first one is forgotten. All others read `organization_entry`.
 */
export class Histories {
  readonly #kept = new Map<string, History>();
  #metAll: boolean;

  constructor(options: { readonly fromTheBeginning: boolean; readonly capacity: number }) {
    this.#metAll = options.fromTheBeginning;
    this.capacity = options.capacity;
  }

  private readonly capacity: number;

  /** The histories of organizations as known at a revision: that of the last batch kept, or one before all kept. */
  async get(transaction: EntityManager, keys: readonly HistoryKey[]): Promise<Map<string, History>> {
    const found = new Map<string, History>();
    const missing: HistoryKey[] = [];
    for (const key of keys) {
      const name = organizationKey(key.register, key.organizationId);
      const kept = this.#kept.get(name);
      found.set(name, kept ?? History.empty);
      if (!kept && !this.#metAll) missing.push(key);
    }
    for (const [name, entries] of await readEntries(transaction, missing))
      found.set(name, History.of(entries));
    return found;
  }

  /** Keeps histories as of the end of a batch. */
  keep(histories: ReadonlyMap<string, History>): void {
    for (const [name, history] of histories) {
      this.#kept.delete(name);
      this.#kept.set(name, history);
    }
    for (const name of this.#kept.keys()) {
      if (this.#kept.size <= this.capacity) break;
      this.#kept.delete(name);
      this.#metAll = false;
    }
  }
}

interface EntryRow {
  readonly register: string;
  readonly organization_id: string;
  readonly revision: number;
  readonly effective_on: string;
  readonly effective_sequence: number;
  readonly decision_id: string;
  readonly index: number;
  readonly type: string;
  readonly ordinal: number;
  readonly effect: Effect;
}

async function readEntries(
  transaction: EntityManager,
  keys: readonly HistoryKey[],
): Promise<Map<string, Entry[]>> {
  const result = new Map<string, Entry[]>();
  if (keys.length === 0) return result;
  const rows = await transaction.query<EntryRow[]>(
    `SELECT e.register, e.organization_id, e.revision, e.effective_on::text, e.effective_sequence,
            e.decision_id, e.index, e.type, e.ordinal, e.effect
       FROM unnest($1::text[], $2::text[], $3::integer[]) AS k (register, organization_id, known_at)
       JOIN organization_entry e ON e.register = k.register AND e.organization_id = k.organization_id
      WHERE e.known_from <= k.known_at AND k.known_at < e.known_to`,
    [keys.map((key) => key.register), keys.map((key) => key.organizationId), keys.map((key) => key.knownAt)],
  );
  for (const row of rows) {
    const name = organizationKey(row.register, row.organization_id);
    const entries = result.get(name) ?? [];
    entries.push(toEntry(row));
    result.set(name, entries);
  }
  return result;
}

function toEntry(row: EntryRow): Entry {
  const { revision, effective_on, effective_sequence, decision_id, index, type, ordinal, effect } = row;
  return {
    change: {
      revision,
      effectiveOn: effective_on,
      effectiveSequence: effective_sequence,
      decisionId: decision_id,
      index,
      type,
    },
    ordinal,
    effect,
  };
}
