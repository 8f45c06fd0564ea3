import type { Undo } from './timeline.js';

/** Keys and the ids that go with each. Most keys have one id, which then is kept without a set around it. */
export class IdIndex {
  readonly #ids = new Map<string, string | Set<string>>();

  /** The ids of a key. Good until the next one is added. */
  get(key: string): ReadonlySet<string> {
    const ids = this.#ids.get(key);
    if (ids === undefined) return nobody;
    return typeof ids === 'string' ? new Set([ids]) : ids;
  }

  add(key: string, id: string): Undo {
    const ids = this.#ids.get(key);
    if (ids === undefined) {
      this.#ids.set(key, id);
      return () => this.#ids.delete(key);
    }
    if (typeof ids === 'string') {
      if (ids === id) return nothing;
      this.#ids.set(key, new Set([ids, id]));
      return () => this.#ids.set(key, ids);
    }
    if (ids.has(id)) return nothing;
    ids.add(id);
    return () => ids.delete(id);
  }
}

const nobody: ReadonlySet<string> = new Set();

function nothing(): void {}
