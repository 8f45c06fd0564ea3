import type { UndoLog } from './undo.js';

/** Keys and the ids that go with each. Most keys have one id, which then is kept without a set around it. */
export class IdIndex {
  readonly #ids = new Map<string, string | Set<string>>();

  /** The ids of a key. Good until the next one is added. */
  get(key: string): ReadonlySet<string> {
    const ids = this.#ids.get(key);
    if (ids === undefined) return nobody;
    return typeof ids === 'string' ? new Set([ids]) : ids;
  }

  /** @param undo takes up how to take it back */
  add(key: string, id: string, undo?: UndoLog): void {
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
}

const nobody: ReadonlySet<string> = new Set();
