import type { UndoLog } from './undo.js';

/**
 * Keys and the ids that go with each. Most keys have one id, which then is kept without a set around it. Ids that are
 * kept elsewhere are looked up when their key is first needed.
 */
export class IdIndex {
  readonly #ids = new Map<string, string | Set<string>>();
  readonly #looked = new Set<string>();

  /** @param elsewhere the ids of a key that are not added here; undefined where there are none of any key */
  constructor(private readonly elsewhere?: (key: string) => Iterable<string>) {}

  /** The ids of a key, in no order. Good until the next one is added. */
  get(key: string): ReadonlySet<string> {
    this.#lookUp(key);
    const ids = this.#ids.get(key);
    if (ids === undefined) return nobody;
    return typeof ids === 'string' ? new Set([ids]) : ids;
  }

  /** @param undo takes up how to take it back */
  add(key: string, id: string, undo?: UndoLog): void {
    this.#lookUp(key);
    const ids = this.#ids.get(key);
    if (ids === undefined) {
      this.#ids.set(key, id);
      undo?.push(() => this.#ids.delete(key));
    } else if (typeof ids === 'string') {
      if (ids === id) return;
      this.#ids.set(key, new Set([ids, id]));
      undo?.push(() => this.#ids.set(key, ids));
    } else if (!ids.has(id)) {
      ids.add(id);
      undo?.push(() => ids.delete(id));
    }
  }

  /** Evicts everything: from now on it is kept elsewhere. */
  clear(): void {
    this.#ids.clear();
    this.#looked.clear();
  }

  #lookUp(key: string): void {
    if (!this.elsewhere || this.#looked.has(key)) return;
    this.#looked.add(key);
    const [first, ...others] = this.elsewhere(key);
    if (first === undefined) return;
    this.#ids.set(key, others.length > 0 ? new Set([first, ...others]) : first);
  }
}

const nobody: ReadonlySet<string> = new Set();
