import type { Entry } from '../../events/register/history.js';
import { History } from './organization-history.js';

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

/** The effects on organizations in any order, by `organizationKey`. */
export type ReadEntries = (keys: readonly HistoryKey[]) => Promise<ReadonlyMap<string, readonly Entry[]>>;

export interface HistoriesOptions {
  /** The ledger is followed from its beginning. */
  readonly fromTheBeginning: boolean;
  /** The number of organizations kept. */
  readonly capacity: number;
  readonly read: ReadEntries;
}

/**
 * The histories of the organizations that were touched last, kept in memory between batches.
 *
 * Whoever follows the ledger from its beginning knows that an organization it hasn't met has no history; this
 * holds until the first one is forgotten. All others are read.
 */
export class Histories {
  readonly #kept = new Map<string, History>();
  #metAll: boolean;

  constructor(private readonly options: HistoriesOptions) {
    this.#metAll = options.fromTheBeginning;
  }

  /** The histories of organizations as known at a revision: that of the last batch kept, or one before all kept. */
  async get(keys: readonly HistoryKey[]): Promise<Map<string, History>> {
    const found = new Map<string, History>();
    const missing: HistoryKey[] = [];
    for (const key of keys) {
      const name = organizationKey(key.register, key.organizationId);
      const kept = this.#kept.get(name);
      found.set(name, kept ?? History.empty);
      if (!kept && !this.#metAll) missing.push(key);
    }
    if (missing.length === 0) return found;
    for (const [name, entries] of await this.options.read(missing)) found.set(name, History.of(entries));
    return found;
  }

  forget(): void {
    this.#kept.clear();
    this.#metAll = false;
  }

  /** Keeps histories as of the end of a batch. */
  keep(histories: ReadonlyMap<string, History>): void {
    for (const [name, history] of histories) {
      this.#kept.delete(name);
      this.#kept.set(name, history);
    }
    for (const name of this.#kept.keys()) {
      if (this.#kept.size <= this.options.capacity) break;
      this.#kept.delete(name);
      this.#metAll = false;
    }
  }
}
