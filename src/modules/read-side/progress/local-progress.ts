import type { RegisterHead } from '../../../projections/fold/batch.js';

/** What this process has projected since it started, for those who wait for it. */
export class LocalProgress {
  readonly #revisions = new Map<string, Map<string, number>>();
  readonly #waiting = new Set<() => void>();

  /** A projection has committed. */
  advance(projection: string, heads: ReadonlyMap<string, RegisterHead>): void {
    const revisions = this.#revisions.get(projection) ?? new Map<string, number>();
    for (const [register, { revision }] of heads) revisions.set(register, revision);
    this.#revisions.set(projection, revisions);
    for (const wake of this.#waiting) wake();
  }

  /** True when all of `projections` are known to hold a revision. */
  reached(projections: readonly string[], register: string, revision: number): boolean {
    return projections.every((name) => (this.#revisions.get(name)?.get(register) ?? -1) >= revision);
  }

  /** Resolves at the next advance, or after a while. */
  next(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      this.#waiting.add(wake);
    });
  }
}
