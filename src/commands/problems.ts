import type { Problem } from './problem.js';
import type { Acknowledgement } from '../events/decision-issued.js';

/** Collects everything that is wrong with one request. */
export class Problems {
  readonly #all: Problem[] = [];
  readonly #seen = new Set<string>();

  /** The same problem told twice counts once. */
  add(problem: Problem): void {
    const key = JSON.stringify([problem.code, problem.pointer, problem.organizationIds, problem.params]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#all.push(problem);
  }

  get errors(): Problem[] {
    return this.#all.filter((problem) => problem.severity === 'error');
  }

  get warnings(): Problem[] {
    return this.#all.filter((problem) => problem.severity === 'warning');
  }

  /** In the order of the request. */
  get all(): Problem[] {
    return this.#all.toSorted((a, b) => (a.change ?? -1) - (b.change ?? -1));
  }

  /** Warnings that no acknowledgement covers. */
  open(acknowledgements: readonly Acknowledgement[]): Problem[] {
    return this.warnings.filter(
      ({ code, change }) =>
        !acknowledgements.some(
          (accepted) =>
            accepted.code === code && (accepted.change === undefined || accepted.change - 1 === change),
        ),
    );
  }
}
